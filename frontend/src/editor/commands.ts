/** Every command of the editor, once: the keyboard, the menus, the palette and the list of shortcuts read it. */

import { frameAt } from "../timeline/time";
import * as actions from "./actions";
import { CAPTION_COMMANDS } from "./caption-commands";
import { CLIP_COMMANDS } from "./clip-commands";
import type { Command, CommandContext } from "./command";
import { hasPassage, LANE_COMMANDS } from "./lane-commands";
import { MARKER_COMMANDS } from "./markers";
import { PRESET_COMMANDS } from "./preset-commands";
import { PROPERTY_COMMANDS } from "./property-commands";
import { RANGE_COMMANDS } from "./range-commands";
import { goToRegion } from "./regions";
import { SHOT_COMMANDS } from "./shot-commands";
import { STAGE_COMMANDS } from "./stage-commands";
import { TRACK_COMMANDS } from "./track-commands";
import { VIEW_COMMANDS } from "./view-commands";

const hasSelection = ({ bench }: CommandContext) => bench.session.state.selection.length > 0;
const nudges = (context: CommandContext) => context.onStage() && hasSelection(context);
const hasClipboard = ({ bench }: CommandContext) => bench.session.state.clipboard !== null;

function nudge(name: string, key: string, x: number, y: number): Command[] {
  return [
    {
      id: `stage.nudge-${name}`,
      title: `Nudge ${name}`,
      group: "Stage",
      keys: [key],
      when: nudges,
      run: ({ bench }) => actions.nudgeSelected(bench, x, y),
    },
    {
      id: `stage.nudge-${name}-far`,
      title: `Nudge ${name} by 10`,
      group: "Stage",
      keys: [`Shift+${key}`],
      when: nudges,
      run: ({ bench }) => actions.nudgeSelected(bench, 10 * x, 10 * y),
    },
  ];
}

/** One second in frames, as the ruler counts them. */
function second({ bench }: CommandContext): number {
  const { frame_rate } = bench.store.document.canvas;
  return Math.max(1, frameAt(705_600_000, frame_rate));
}

export const COMMANDS: readonly Command[] = [
  ...LANE_COMMANDS,
  ...CLIP_COMMANDS,
  ...SHOT_COMMANDS,
  ...TRACK_COMMANDS,
  ...MARKER_COMMANDS,
  ...CAPTION_COMMANDS,
  {
    id: "play.toggle",
    title: "Play or pause",
    group: "Play",
    keys: ["Space"],
    run: ({ bench }) => bench.player.toggle(),
  },
  {
    id: "play.backwards",
    title: "Play backwards, again for faster",
    group: "Play",
    keys: ["J"],
    run: ({ bench }) => bench.player.shuttle(-1),
  },
  { id: "play.pause", title: "Pause", group: "Play", keys: ["K"], run: ({ bench }) => bench.player.pause() },
  {
    id: "play.forwards",
    title: "Play, again for faster",
    group: "Play",
    keys: ["L"],
    run: ({ bench }) => bench.player.shuttle(1),
  },
  ...nudge("left", "ArrowLeft", -1, 0),
  ...nudge("right", "ArrowRight", 1, 0),
  ...nudge("up", "ArrowUp", 0, -1),
  ...nudge("down", "ArrowDown", 0, 1),
  {
    id: "play.frame-back",
    title: "One frame back",
    group: "Play",
    keys: ["ArrowLeft"],
    run: ({ bench }) => bench.player.step(-1),
  },
  {
    id: "play.frame-on",
    title: "One frame on",
    group: "Play",
    keys: ["ArrowRight"],
    run: ({ bench }) => bench.player.step(1),
  },
  {
    id: "play.second-back",
    title: "One second back",
    group: "Play",
    keys: ["Shift+ArrowLeft"],
    run: (context) => context.bench.player.step(-second(context)),
  },
  {
    id: "play.second-on",
    title: "One second on",
    group: "Play",
    keys: ["Shift+ArrowRight"],
    run: (context) => context.bench.player.step(second(context)),
  },
  {
    id: "project.next-region",
    title: "To the next part of the window",
    group: "Project",
    keys: ["F6"],
    run: () => goToRegion(1),
  },
  {
    id: "project.previous-region",
    title: "To the part of the window before",
    group: "Project",
    keys: ["Shift+F6"],
    run: () => goToRegion(-1),
  },
  {
    id: "play.previous-cut",
    title: "To the previous cut",
    group: "Play",
    keys: ["ArrowUp"],
    run: ({ bench }) => actions.goToCut(bench, -1),
  },
  {
    id: "play.next-cut",
    title: "To the next cut",
    group: "Play",
    keys: ["ArrowDown"],
    run: ({ bench }) => actions.goToCut(bench, 1),
  },
  {
    id: "play.start",
    title: "To the start",
    group: "Play",
    keys: ["Home"],
    run: ({ bench }) => bench.player.seek(0),
  },
  {
    id: "play.end",
    title: "To the end",
    group: "Play",
    keys: ["End"],
    run: ({ bench }) => bench.player.seek(bench.player.lastFrame()),
  },
  {
    id: "edit.undo",
    title: "Undo",
    group: "Edit",
    keys: ["Ctrl+Z"],
    when: ({ project }) => project.canUndo,
    run: ({ project }) => project.undo(),
  },
  {
    id: "edit.redo",
    title: "Redo",
    group: "Edit",
    keys: ["Ctrl+Shift+Z", "Ctrl+Y"],
    when: ({ project }) => project.canRedo,
    run: ({ project }) => project.redo(),
  },
  {
    id: "edit.copy",
    title: "Copy",
    group: "Edit",
    keys: ["Ctrl+C"],
    when: hasSelection,
    run: ({ bench }) => actions.copySelected(bench),
  },
  {
    id: "edit.cut",
    title: "Cut",
    group: "Edit",
    keys: ["Ctrl+X"],
    when: hasSelection,
    run: ({ bench }) => {
      actions.copySelected(bench);
      actions.removeSelected(bench, false);
    },
  },
  {
    id: "edit.paste",
    title: "Paste at the playhead",
    group: "Edit",
    keys: ["Ctrl+V"],
    when: hasClipboard,
    run: ({ bench }) => actions.paste(bench),
  },
  {
    id: "edit.duplicate",
    title: "Duplicate",
    group: "Edit",
    keys: ["Ctrl+D"],
    when: hasSelection,
    run: ({ bench }) => actions.duplicateSelected(bench),
  },
  {
    id: "edit.delete",
    title: "Delete",
    group: "Edit",
    keys: ["Delete", "Backspace"],
    when: hasSelection,
    run: ({ bench }) => actions.removeSelected(bench, false),
  },
  {
    id: "edit.ripple-delete",
    title: "Delete and close the gap",
    group: "Edit",
    keys: ["Shift+Delete", "Shift+Backspace"],
    when: hasSelection,
    run: ({ bench }) => actions.removeSelected(bench, true),
  },
  {
    id: "edit.select-all",
    title: "Select everything",
    group: "Edit",
    keys: ["Ctrl+A"],
    run: ({ bench }) => actions.selectAll(bench),
  },
  {
    id: "edit.deselect",
    title: "Select nothing",
    group: "Edit",
    keys: ["Escape"],
    when: (context) => hasSelection(context) || hasPassage(context),
    run: ({ bench }) => bench.session.select([]),
  },
  ...RANGE_COMMANDS,
  {
    id: "timeline.ripple-all",
    title: "Close gaps on all tracks, or on one",
    group: "Timeline",
    run: ({ bench }) => bench.session.update({ rippleAll: !bench.session.state.rippleAll }),
  },
  {
    id: "timeline.snapping",
    title: "Snapping on or off",
    group: "Timeline",
    keys: ["N"],
    run: ({ bench }) => bench.session.update({ snapping: !bench.session.state.snapping }),
  },
  ...VIEW_COMMANDS,
  {
    id: "add.text",
    title: "Add a text",
    group: "Add",
    keys: ["T"],
    run: ({ bench }) => actions.addText(bench),
  },
  {
    id: "add.rectangle",
    title: "Add a rectangle",
    group: "Add",
    keys: ["R"],
    run: ({ bench }) => actions.addShape(bench, "rectangle"),
  },
  {
    id: "add.ellipse",
    title: "Add an ellipse",
    group: "Add",
    keys: ["E"],
    run: ({ bench }) => actions.addShape(bench, "ellipse"),
  },
  ...PRESET_COMMANDS,
  ...STAGE_COMMANDS,
  ...PROPERTY_COMMANDS,
  { id: "project.export", title: "Export the film", group: "Project", run: ({ open }) => open("export") },
  { id: "project.share", title: "Share a link", group: "Project", run: ({ open }) => open("share") },
  {
    id: "project.palette",
    title: "Find a command",
    group: "Project",
    keys: ["Ctrl+K"],
    run: ({ open }) => open("palette"),
  },
  {
    id: "project.shortcuts",
    title: "Keyboard shortcuts",
    group: "Project",
    keys: ["?"],
    run: ({ open }) => open("shortcuts"),
  },
];

/** A key as it is printed, e.g. "Shift + ←". */
export function keyLabel(key: string): string {
  const names: Readonly<Record<string, string>> = {
    ArrowLeft: "←",
    ArrowRight: "→",
    ArrowUp: "↑",
    ArrowDown: "↓",
    Delete: "Del",
    Escape: "Esc",
    "-": "−",
  };
  return key
    .split(/\+(?=.)/)
    .map((part) => names[part] ?? part)
    .join("+");
}
