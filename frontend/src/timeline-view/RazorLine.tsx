/** Where the razor would cut: a line beneath the pointer, moved without a render. */

import { type RefObject, useEffect, useRef } from "react";
import { razorTime, type TimelineGround } from "./gestures";
import { toX } from "./scale";
import styles from "./Timeline.module.css";

interface RazorLineProps {
  readonly lanes: RefObject<HTMLElement | null>;
  readonly ground: () => TimelineGround | null;
}

export function RazorLine({ lanes, ground }: RazorLineProps) {
  const line = useRef<HTMLDivElement>(null);
  const here = useRef(ground);
  here.current = ground;
  useEffect(() => {
    const element = lanes.current;
    if (!element) return;
    const until = new AbortController();
    const { signal } = until;
    const show = (event: PointerEvent) => {
      const now = here.current();
      if (!now || !line.current) return;
      const x = toX(now.scale(), razorTime(now, event));
      line.current.style.transform = `translateX(${x}px)`;
      line.current.style.visibility = "visible";
    };
    const hide = () => line.current?.style.setProperty("visibility", "hidden");
    element.addEventListener("pointermove", show, { signal });
    element.addEventListener("pointerleave", hide, { signal });
    return () => until.abort();
  }, [lanes]);
  return <div ref={line} className={styles.razorLine} aria-hidden="true" />;
}
