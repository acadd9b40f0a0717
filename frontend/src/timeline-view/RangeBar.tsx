/** In and out on the ruler: the stretch that is looped and exported. Its ends are dragged, and its upper edge as a whole. */

import type { KeyboardEvent, PointerEvent } from "react";
import { strings } from "../lib/strings";
import { frameTime, fromSeconds, toSeconds } from "../timeline/time";
import { type RangePart, shiftedRange, stretchOf } from "../tools/move-range";
import { useDocument, useSession } from "../tools/observe";
import type { Workbench } from "../tools/workbench";
import styles from "./RangeBar.module.css";
import { type Scale, toX } from "./scale";
import { timecode } from "./timecode";

const words = strings.range;
const PARTS: readonly RangePart[] = ["whole", "start", "end"];

interface RangeBarProps {
  readonly bench: Workbench;
  readonly scale: Scale;
  readonly width: number;
  readonly onPress: (event: PointerEvent, part: RangePart) => void;
}

export function RangeBar({ bench, scale, width, onPress }: RangeBarProps) {
  const { session, store } = bench;
  const { range } = useSession(session);
  const document = useDocument(store);
  if (range.start === null && range.end === null) return null;
  const held = stretchOf(document, range);
  const rate = document.canvas.frame_rate;
  const left = Math.max(-8, toX(scale, held.start));
  const right = Math.min(width + 8, toX(scale, held.end));
  if (right <= left) return null;
  const onKeyDown = (event: KeyboardEvent, part: RangePart) => {
    const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (way === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const by = way * (event.shiftKey ? fromSeconds(1) : frameTime(1, rate));
    session.update({ range: shiftedRange(store.document, held, part, by) });
  };
  return (
    <div className={styles.range} style={{ left, width: right - left }} data-range="">
      {PARTS.map((part) => {
        const at = part === "end" ? held.end : held.start;
        const told =
          part === "whole"
            ? words.fromTo(timecode(held.start, rate), timecode(held.end, rate))
            : timecode(at, rate);
        return (
          <div
            key={part}
            role="slider"
            tabIndex={0}
            aria-label={words[part]}
            aria-valuemin={0}
            aria-valuemax={toSeconds(Math.max(bench.player.state.duration, held.end))}
            aria-valuenow={toSeconds(at)}
            aria-valuetext={told}
            className={styles[part]}
            onPointerDown={(event) => onPress(event, part)}
            onKeyDown={(event) => onKeyDown(event, part)}
          />
        );
      })}
    </div>
  );
}
