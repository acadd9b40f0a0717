/** Commands for in and out: the stretch that is looped and exported. */

import { frameTime } from "../timeline/time";
import { clipEnd } from "../timeline/timeline-index";
import { stretchOf } from "../tools/move-range";
import { NO_RANGE } from "../tools/session";
import type { Workbench } from "../tools/workbench";
import { setRange } from "./actions";
import type { Command, CommandContext } from "./command";

const hasRange = ({ bench }: CommandContext) => bench.session.state.range !== NO_RANGE;
const chosen = ({ store, session }: Workbench) =>
  session.state.selection.flatMap((id) => store.document.clips[id] ?? []);

/** The range from the first of the selected clips to the last one's end. */
function aroundSelection(bench: Workbench): void {
  const clips = chosen(bench);
  if (clips.length === 0) return;
  const start = Math.min(...clips.map((clip) => clip.start));
  bench.session.update({ range: { start, end: Math.max(...clips.map(clipEnd)) } });
}

/** Go to the first frame of the range, or to its last. */
function goToEnd({ store, session, player }: Workbench, end: "start" | "end"): void {
  const { document } = store;
  const range = stretchOf(document, session.state.range);
  player.seek(end === "start" ? range.start : range.end - frameTime(1, document.canvas.frame_rate));
}

export const RANGE_COMMANDS: readonly Command[] = [
  {
    id: "timeline.in",
    title: "In: begin the range at the playhead",
    group: "Timeline",
    keys: ["I"],
    run: ({ bench }) => setRange(bench, "start"),
  },
  {
    id: "timeline.out",
    title: "Out: end the range at the playhead",
    group: "Timeline",
    keys: ["O"],
    run: ({ bench }) => setRange(bench, "end"),
  },
  {
    id: "timeline.range-selection",
    title: "In and out around the selection",
    group: "Timeline",
    keys: ["X"],
    when: ({ bench }) => chosen(bench).length > 0,
    run: ({ bench }) => aroundSelection(bench),
  },
  {
    id: "play.in",
    title: "To the beginning of the range",
    group: "Play",
    keys: ["Shift+I"],
    when: hasRange,
    run: ({ bench }) => goToEnd(bench, "start"),
  },
  {
    id: "play.out",
    title: "To the end of the range",
    group: "Play",
    keys: ["Shift+O"],
    when: hasRange,
    run: ({ bench }) => goToEnd(bench, "end"),
  },
  {
    id: "timeline.clear-range",
    title: "Forget in and out",
    group: "Timeline",
    keys: ["Alt+X"],
    when: hasRange,
    run: ({ bench }) => bench.session.update({ range: NO_RANGE }),
  },
  {
    id: "timeline.loop",
    title: "Loop on or off",
    group: "Timeline",
    keys: ["Shift+L"],
    run: ({ bench }) => bench.session.update({ loop: !bench.session.state.loop }),
  },
];
