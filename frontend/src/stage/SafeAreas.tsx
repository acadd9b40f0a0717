/** What every screen shows: beyond these lines a television may cut off, and a hand's width of text is hard to read. */

import { strings } from "../lib/strings";
import type { Canvas } from "../timeline/document";
import styles from "./Stage.module.css";
import type { Viewport } from "./viewport";

/** Shares of the canvas for action and for titles. Source: SMPTE ST 2046-1:2009. */
const AREAS = [
  ["action", 0.93],
  ["title", 0.9],
] as const;

export function SafeAreas({ canvas, view }: { readonly canvas: Canvas; readonly view: Viewport }) {
  const [width, height] = [canvas.width * view.zoom, canvas.height * view.zoom];
  return AREAS.map(([name, share]) => (
    <div
      key={name}
      role="img"
      aria-label={strings.stage.safe[name]}
      className={styles.safe}
      style={{
        left: view.left + (width * (1 - share)) / 2,
        top: view.top + (height * (1 - share)) / 2,
        width: width * share,
        height: height * share,
      }}
    />
  ));
}
