/** Commands for what lies on clips. They come before those of clips: while a transition is in the hand, Delete means it. */

import type { Command, CommandContext } from "./command";
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
];
