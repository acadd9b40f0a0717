/** The picture alone on the whole screen. */

import { useEffect, useState } from "react";

const stageOf = () => document.querySelector("[data-stage]")?.closest("section") ?? null;

/** Fill the screen with the stage, or come back. A browser that refuses (a frame without the right to) changes nothing. */
export function toggleFullScreen(): void {
  const done = document.fullscreenElement ? document.exitFullscreen() : stageOf()?.requestFullscreen?.();
  done?.catch(() => undefined);
}

/** Whether the stage fills the screen. */
export function useFullScreen(): boolean {
  const [full, setFull] = useState(false);
  useEffect(() => {
    const changed = () => setFull(document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", changed);
    return () => document.removeEventListener("fullscreenchange", changed);
  }, []);
  return full;
}
