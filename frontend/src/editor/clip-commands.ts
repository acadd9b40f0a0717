/** Commands for clips on the timeline: cut, trim, move, close gaps, link and group. */

import { strings } from "../lib/strings";
import { toast } from "../lib/ui";
import { newId } from "../timeline/document";
import { canFreeze, closeGaps, detachSound, freezeFrame, joinClips, partClips } from "../timeline/edits";
import { type Bond, bound, isBound } from "../timeline/edits/bonds";
import { hasOwnSound } from "../timeline/edits/detach-sound";
import { type Edit, sequence } from "../timeline/edits/sequence";
import { runningClip } from "../timeline/edits/set-speed";
import { FLICKS_PER_SECOND } from "../timeline/time";
import { clipsUnder } from "../tools/razor";
import { freeTrack, trackBelow } from "../tools/tracks";
import { isEditable, type Workbench } from "../tools/workbench";
import { commit, editable, shiftSelected, splitAtPlayhead, trimToPlayhead, underPlayhead } from "./actions";
import type { Command, CommandContext } from "./command";

const isChosen =
  (bond: Bond) =>
  ({ bench }: CommandContext) =>
    bench.session.state.selection.some((id) => isBound(bench.store.document, id, bond));
const hasSelection = ({ bench }: CommandContext) => bench.session.state.selection.length > 0;
const severalChosen = ({ bench }: CommandContext) => editable(bench).length > 1;

function join(bench: Workbench, bond: Bond): void {
  const { store, session } = bench;
  const operation = joinClips(store.document, editable(bench), bond, newId());
  if (!operation) return void toast({ text: strings.timeline.joined[bond] });
  store.commit(operation);
  session.select(bound(store.document, session.state.selection));
}

/** What begins at the playhead or later, on tracks that are not locked. */
function selectLater({ store, session, player }: Workbench): void {
  const { clips } = store.document;
  session.select(
    Object.keys(clips).filter(
      (id) => isEditable(store.document, id) && (clips[id]?.start ?? 0) >= player.time,
    ),
  );
}

function part(bench: Workbench, bond: Bond): void {
  commit(bench, partClips(bench.store.document, editable(bench), bond));
}

/** Give the sound of the selected films clips of their own, on a track of sounds. */
export function detachSounds(bench: Workbench): void {
  const { store, session } = bench;
  const edits = editable(bench)
    .filter((id) => hasOwnSound(store.document, id))
    .flatMap((id): Edit[] => {
      const [sound, spare, link] = [newId(), newId(), newId()];
      const place = (document: typeof store.document) => {
        const film = document.clips[id];
        return film ? freeTrack(document, "audio", film.start, film.start + film.duration) : null;
      };
      return [
        (now) => (place(now) === null ? trackBelow(now, spare) : null),
        (now) => detachSound(now, id, sound, place(now) ?? spare, link),
      ];
    });
  const operation = sequence(store.document, edits);
  if (!operation) return void toast({ text: strings.timeline.noSound });
  store.commit(operation);
  session.select(bound(store.document, session.state.selection));
}

/** How long a film stands still at first. */
const STILL = 2 * FLICKS_PER_SECOND;

/** The films that run at the playhead: of the selection, or all where nothing is selected. */
function running(bench: Workbench): string[] {
  return underPlayhead(bench).filter((id) => canFreeze(bench.store.document, id, bench.player.time));
}

/** Let the film at the playhead stand still for a while; the still is selected, so that its end can be dragged. */
function freeze(bench: Workbench): void {
  const [film] = running(bench);
  const still = newId();
  const at = bench.player.time;
  bench.player.pause();
  if (film && commit(bench, freezeFrame(bench.store.document, film, at, STILL, still, newId)))
    bench.session.select([still]);
}

export const CLIP_COMMANDS: readonly Command[] = [
  {
    id: "timeline.split",
    title: "Split at the playhead",
    group: "Timeline",
    keys: ["S"],
    run: ({ bench }) => splitAtPlayhead(bench),
  },
  {
    id: "timeline.trim-start",
    title: "Begin at the playhead",
    group: "Timeline",
    keys: ["Q"],
    run: ({ bench }) => trimToPlayhead(bench, "start"),
  },
  {
    id: "timeline.trim-end",
    title: "End at the playhead",
    group: "Timeline",
    keys: ["W"],
    run: ({ bench }) => trimToPlayhead(bench, "end"),
  },
  {
    id: "timeline.shift-back",
    title: "Move the clip one frame earlier",
    group: "Timeline",
    keys: [","],
    when: hasSelection,
    run: ({ bench }) => shiftSelected(bench, -1),
  },
  {
    id: "timeline.shift-on",
    title: "Move the clip one frame later",
    group: "Timeline",
    keys: ["."],
    when: hasSelection,
    run: ({ bench }) => shiftSelected(bench, 1),
  },
  {
    id: "timeline.shift-back-far",
    title: "Move the clip ten frames earlier",
    group: "Timeline",
    keys: ["<"],
    when: hasSelection,
    run: ({ bench }) => shiftSelected(bench, -10),
  },
  {
    id: "timeline.shift-on-far",
    title: "Move the clip ten frames later",
    group: "Timeline",
    keys: [">"],
    when: hasSelection,
    run: ({ bench }) => shiftSelected(bench, 10),
  },
  {
    id: "timeline.razor",
    title: "Razor on or off",
    group: "Timeline",
    keys: ["B"],
    run: ({ bench }) => bench.session.update({ razor: !bench.session.state.razor }),
  },
  {
    id: "timeline.razor-off",
    title: "Put the razor away",
    group: "Timeline",
    keys: ["Escape"],
    when: ({ bench }) => bench.session.state.razor,
    run: ({ bench }) => bench.session.update({ razor: false }),
  },
  {
    id: "timeline.split-all",
    title: "Split all tracks at the playhead",
    group: "Timeline",
    keys: ["Shift+S"],
    run: ({ bench }) => splitAtPlayhead(bench, clipsUnder(bench.store.document, bench.player.time)),
  },
  {
    id: "timeline.close-gaps",
    title: "Close the gaps that all tracks share",
    group: "Timeline",
    keys: ["Shift+G"],
    run: ({ bench }) => {
      if (!commit(bench, closeGaps(bench.store.document, null))) toast({ text: strings.timeline.noGaps });
    },
  },
  {
    id: "edit.select-later",
    title: "Select everything after the playhead",
    group: "Edit",
    keys: ["A"],
    run: ({ bench }) => selectLater(bench),
  },
  {
    id: "clips.group",
    title: "Group",
    group: "Edit",
    keys: ["Ctrl+G"],
    when: severalChosen,
    run: ({ bench }) => join(bench, "group"),
  },
  {
    id: "clips.ungroup",
    title: "Ungroup",
    group: "Edit",
    keys: ["Ctrl+Shift+G"],
    when: isChosen("group"),
    run: ({ bench }) => part(bench, "group"),
  },
  {
    id: "clips.link",
    title: "Link: keep in step",
    group: "Edit",
    keys: ["Alt+L"],
    when: severalChosen,
    run: ({ bench }) => join(bench, "link"),
  },
  {
    id: "clips.unlink",
    title: "Unlink",
    group: "Edit",
    keys: ["Alt+Shift+L"],
    when: isChosen("link"),
    run: ({ bench }) => part(bench, "link"),
  },
  {
    id: "timeline.freeze",
    title: "Freeze the frame at the playhead",
    group: "Timeline",
    keys: ["Shift+F"],
    when: ({ bench }) => running(bench).length > 0,
    run: ({ bench }) => freeze(bench),
  },
  {
    id: "clips.speed",
    title: "Speed and length…",
    group: "Timeline",
    keys: ["Shift+R"],
    when: ({ bench }) => editable(bench).some((id) => runningClip(bench.store.document, id) !== null),
    run: ({ open }) => open("speed"),
  },
  {
    id: "clips.detach-sound",
    title: "Detach the sound",
    group: "Edit",
    keys: ["Shift+D"],
    when: ({ bench }) => editable(bench).some((id) => hasOwnSound(bench.store.document, id)),
    run: ({ bench }) => detachSounds(bench),
  },
];
