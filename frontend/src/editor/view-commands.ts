/** Commands for how the timeline is looked at: zoom, meters, and whether it goes after the playhead. */

import { strings } from "../lib/strings";
import { toast } from "../lib/ui";
import { FOLLOWS } from "../tools/session";
import type { Command } from "./command";

export const VIEW_COMMANDS: readonly Command[] = [
  {
    id: "timeline.zoom-in",
    title: "Zoom in",
    group: "Timeline",
    keys: ["+", "="],
    run: ({ timeline }) => timeline()?.zoom(1.5),
  },
  {
    id: "timeline.zoom-out",
    title: "Zoom out",
    group: "Timeline",
    keys: ["-"],
    run: ({ timeline }) => timeline()?.zoom(1 / 1.5),
  },
  {
    id: "timeline.fit",
    title: "Fit the timeline",
    group: "Timeline",
    keys: ["Shift+Z"],
    run: ({ timeline }) => timeline()?.fit(),
  },
  ...FOLLOWS.map(
    (follow): Command => ({
      id: `timeline.follow-${follow}`,
      title: strings.range.follow[follow],
      group: "Timeline",
      when: ({ bench }) => bench.session.state.follow !== follow,
      run: ({ bench }) => bench.session.update({ follow }),
    }),
  ),
  {
    id: "timeline.follow",
    title: strings.range.followNext,
    group: "Timeline",
    keys: ["Shift+P"],
    run: ({ bench: { session } }) => {
      const next = FOLLOWS[(FOLLOWS.indexOf(session.state.follow) + 1) % FOLLOWS.length] ?? "page";
      session.update({ follow: next });
      toast({ text: strings.range.follow[next] });
    },
  },
  {
    id: "view.meters",
    title: "Level meters on or off",
    group: "Timeline",
    keys: ["Alt+M"],
    run: ({ bench }) => bench.session.update({ meters: !bench.session.state.meters }),
  },
];
