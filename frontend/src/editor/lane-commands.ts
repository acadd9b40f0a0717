/** Commands for what lies on clips. They come before those of clips: while a transition is in the hand, Delete means it. */

import type { Command, CommandContext } from "./command";
import {
  canPasteKeys,
  copySelectedKeys,
  goToKey,
  hasKeys,
  keyAtPlayhead,
  meansClip,
  nudgeKeys,
  pasteCopiedKeys,
  removeKeys,
  selectAllKeys,
  toggleLanes,
} from "./keys";
import { meantPassages, removePassage, spreadPassage, stretchPassage, togglePassage } from "./passages";

export const hasPassage = ({ bench }: CommandContext) => bench.session.state.passage !== null;

export const LANE_COMMANDS: readonly Command[] = [
  {
    id: "timeline.transition",
    title: "Transition at the cut, or none",
    group: "Timeline",
    keys: ["Shift+T"],
    run: ({ bench, showProperties }) => {
      showProperties();
      togglePassage(bench);
    },
  },
  {
    id: "timeline.remove-transition",
    title: "Delete the transition",
    group: "Timeline",
    keys: ["Delete", "Backspace"],
    when: hasPassage,
    run: ({ bench }) => removePassage(bench),
  },
  {
    id: "timeline.transition-everywhere",
    title: "This transition at every cut",
    group: "Timeline",
    when: ({ bench }) => meantPassages(bench).length > 0,
    run: ({ bench }) => spreadPassage(bench),
  },
  {
    id: "timeline.transition-shorter",
    title: "Transition one frame shorter",
    group: "Timeline",
    keys: [","],
    when: hasPassage,
    run: ({ bench }) => stretchPassage(bench, -1),
  },
  {
    id: "timeline.transition-longer",
    title: "Transition one frame longer",
    group: "Timeline",
    keys: ["."],
    when: hasPassage,
    run: ({ bench }) => stretchPassage(bench, 1),
  },
  {
    id: "keys.lanes",
    title: "Show or hide the clip's keyframes",
    group: "Timeline",
    keys: ["U"],
    when: ({ bench }) => meansClip(bench),
    run: ({ bench }) => toggleLanes(bench),
  },
  {
    id: "keys.delete",
    title: "Delete the keyframes",
    group: "Timeline",
    keys: ["Delete", "Backspace"],
    when: ({ bench }) => hasKeys(bench),
    run: ({ bench }) => removeKeys(bench),
  },
  {
    id: "keys.earlier",
    title: "Keyframes one frame earlier",
    group: "Timeline",
    keys: [","],
    when: ({ bench }) => hasKeys(bench),
    run: ({ bench }) => nudgeKeys(bench, -1),
  },
  {
    id: "keys.later",
    title: "Keyframes one frame later",
    group: "Timeline",
    keys: ["."],
    when: ({ bench }) => hasKeys(bench),
    run: ({ bench }) => nudgeKeys(bench, 1),
  },
  {
    id: "keys.copy",
    title: "Copy the keyframes",
    group: "Timeline",
    keys: ["Ctrl+C"],
    when: ({ bench }) => hasKeys(bench),
    run: ({ bench }) => copySelectedKeys(bench, false),
  },
  {
    id: "keys.cut",
    title: "Cut the keyframes",
    group: "Timeline",
    keys: ["Ctrl+X"],
    when: ({ bench }) => hasKeys(bench),
    run: ({ bench }) => copySelectedKeys(bench, true),
  },
  {
    id: "keys.paste",
    title: "Paste keyframes at the playhead",
    group: "Timeline",
    keys: ["Ctrl+V"],
    when: ({ bench }) => canPasteKeys(bench),
    run: ({ bench }) => pasteCopiedKeys(bench),
  },
  {
    id: "keys.all",
    title: "Select all keyframes",
    group: "Timeline",
    keys: ["Ctrl+A"],
    when: ({ bench }) => hasKeys(bench),
    run: ({ bench }) => selectAllKeys(bench),
  },
  {
    id: "keys.deselect",
    title: "Let go of the keyframes",
    group: "Timeline",
    keys: ["Escape"],
    when: ({ bench }) => hasKeys(bench),
    run: ({ bench }) => bench.session.selectKeys([]),
  },
  {
    id: "keys.at-playhead",
    title: "Keyframe at the playhead, or none",
    group: "Timeline",
    keys: ["Shift+K"],
    when: ({ bench }) => meansClip(bench),
    run: ({ bench }) => keyAtPlayhead(bench),
  },
  {
    id: "keys.previous",
    title: "To the keyframe before",
    group: "Timeline",
    keys: ["Ctrl+ArrowLeft"],
    when: ({ bench }) => meansClip(bench),
    run: ({ bench }) => goToKey(bench, -1),
  },
  {
    id: "keys.next",
    title: "To the next keyframe",
    group: "Timeline",
    keys: ["Ctrl+ArrowRight"],
    when: ({ bench }) => meansClip(bench),
    run: ({ bench }) => goToKey(bench, 1),
  },
];
