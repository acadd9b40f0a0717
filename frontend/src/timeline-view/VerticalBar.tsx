/** The bar at the right of the rows: which of them are in the window. Not there while all are. */

import { type RefObject, useEffect, useRef } from "react";
import { followPointer } from "../tools/pointer";
import styles from "./Timeline.module.css";

interface VerticalBarProps {
  readonly scroller: RefObject<HTMLElement | null>;
}

const SMALLEST = 28;

/** How long a thumb is and where it stands, in pixels; null where everything is in sight. Pure. */
export function thumbOf(
  shown: number,
  whole: number,
  scrolled: number,
): { length: number; at: number } | null {
  if (whole <= shown + 1) return null;
  const length = Math.max(SMALLEST, (shown / whole) * shown);
  return { length, at: (scrolled / (whole - shown)) * (shown - length) };
}

export function VerticalBar({ scroller }: VerticalBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const thumb = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = scroller.current;
    const sheet = element?.firstElementChild;
    if (!element || !sheet) return;
    // Scrolling does not go through React.
    const place = () => {
      const found = thumbOf(element.clientHeight, element.scrollHeight, element.scrollTop);
      if (!bar.current || !thumb.current) return;
      bar.current.hidden = found === null;
      bar.current.style.top = `${element.offsetTop}px`;
      bar.current.style.height = `${element.clientHeight}px`;
      if (!found) return;
      thumb.current.style.height = `${found.length}px`;
      thumb.current.style.transform = `translateY(${found.at}px)`;
    };
    place();
    const observer = new ResizeObserver(place);
    observer.observe(element);
    observer.observe(sheet);
    element.addEventListener("scroll", place, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", place);
    };
  }, [scroller]);
  return (
    <div ref={bar} className={styles.vertical} data-scroll="rows" hidden>
      <div
        ref={thumb}
        className={styles.verticalThumb}
        onPointerDown={(event) => {
          const element = scroller.current;
          if (!element) return;
          const { clientHeight: shown, scrollHeight: whole, scrollTop: before } = element;
          const found = thumbOf(shown, whole, before);
          if (!found) return;
          const perPixel = (whole - shown) / Math.max(1, shown - found.length);
          const from = event.clientY;
          followPointer(
            event.nativeEvent,
            event.currentTarget,
            {
              drag: (now) => {
                element.scrollTop = before + (now.clientY - from) * perPixel;
              },
              release: () => undefined,
              cancel: () => undefined,
            },
            0,
          );
        }}
      />
    </div>
  );
}
