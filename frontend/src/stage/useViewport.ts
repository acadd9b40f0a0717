/** The stage's zoom and place: fitted to its room until somebody zooms, then theirs. */

import { type RefObject, useEffect, useLayoutEffect, useMemo, useState } from "react";
import type { Canvas } from "../timeline/document";
import { fitted, panned, type Room, type Viewport, zoomedAt } from "./viewport";

/** @param full the picture alone fills the screen, without room for handles or a zoom of its own */
export function useViewport(element: RefObject<HTMLElement | null>, canvas: Canvas, full: boolean) {
  const [room, setRoom] = useState<Room>({ width: 640, height: 360 });
  const [chosen, setChosen] = useState<Viewport | null>(null);
  // Room for the handles of a layer that fills the canvas: that which turns it, above, and clear of the zoom, below.
  const margin = full ? 0 : room.width < 500 ? 8 : 48;
  const fit = useMemo(() => fitted(canvas, room, margin), [canvas, room, margin]);
  const view = full ? fit : (chosen ?? fit);

  useLayoutEffect(() => {
    const observed = element.current;
    if (!observed) return;
    const measure = () => setRoom({ width: observed.clientWidth, height: observed.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(observed);
    return () => observer.disconnect();
  }, [element]);

  useEffect(() => {
    const observed = element.current;
    if (!observed) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const { left, top } = observed.getBoundingClientRect();
      const anchor = { x: event.clientX - left, y: event.clientY - top };
      setChosen((before) => {
        const now = before ?? fit;
        if (event.ctrlKey || event.metaKey) {
          return zoomedAt(now, now.zoom * Math.exp(-event.deltaY / 300), anchor);
        }
        if (!before) return before;
        const dx = event.shiftKey ? event.deltaY : event.deltaX;
        return panned(now, canvas, room, -dx, event.shiftKey ? 0 : -event.deltaY);
      });
    };
    observed.addEventListener("wheel", onWheel, { passive: false });
    return () => observed.removeEventListener("wheel", onWheel);
  }, [element, canvas, room, fit]);

  return {
    view,
    isFitted: chosen === null,
    fit: () => setChosen(null),
    zoomBy: (factor: number) =>
      setChosen(zoomedAt(view, view.zoom * factor, { x: room.width / 2, y: room.height / 2 })),
    pan: (dx: number, dy: number) => setChosen((before) => before && panned(before, canvas, room, dx, dy)),
  };
}
