/** Commands for clips that belong together: links, groups, and a film's sound on its own. */

import { strings } from "../lib/strings";
import { toast } from "../lib/ui";
import { newId } from "../timeline/document";
import { detachSound, joinClips, partClips } from "../timeline/edits";
import { type Bond, bound, isBound } from "../timeline/edits/bonds";
import { hasOwnSound } from "../timeline/edits/detach-sound";
import { type Edit, sequence } from "../timeline/edits/sequence";
import { freeTrack, trackBelow } from "../tools/tracks";
import type { Workbench } from "../tools/workbench";
import { editable } from "./actions";
import type { Command, CommandContext } from "./command";

const isChosen =
  (bond: Bond) =>
  ({ bench }: CommandContext) =>
    bench.session.state.selection.some((id) => isBound(bench.store.document, id, bond));
const severalChosen = ({ bench }: CommandContext) => editable(bench).length > 1;

function join(bench: Workbench, bond: Bond): void {
  const { store, session } = bench;
  const operation = joinClips(store.document, editable(bench), bond, newId());
  if (!operation) return void toast({ text: strings.timeline.joined[bond] });
  store.commit(operation);
  session.select(bound(store.document, session.state.selection));
}

function part(bench: Workbench, bond: Bond): void {
  const operation = partClips(bench.store.document, editable(bench), bond);
  if (operation) bench.store.commit(operation);
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

export const CLIP_COMMANDS: readonly Command[] = [
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
    id: "clips.detach-sound",
    title: "Detach the sound",
    group: "Edit",
    keys: ["Shift+D"],
    when: ({ bench }) => editable(bench).some((id) => hasOwnSound(bench.store.document, id)),
    run: ({ bench }) => detachSounds(bench),
  },
];
