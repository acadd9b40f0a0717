/** Commands for the track at hand: the one whose head or lane was used last, or that the selection is on. */

import { newId, type Track } from "../timeline/document";
import { addTrack, closeGaps, deleteTrack, moveTrack } from "../timeline/edits";
import { indexOf } from "../timeline/timeline-index";
import type { Height } from "../tools/session";
import { isEditable, type Workbench } from "../tools/workbench";
import { commit } from "./actions";
import type { Command, CommandContext } from "./command";

/** How much a track gives way at first, dB. */
const USUAL_DUCK = 12;

export function trackAtHand({ store, session }: Workbench): string | null {
  const { track, selection } = session.state;
  if (track !== null && Object.hasOwn(store.document.tracks, track)) return track;
  const chosen = new Set(selection.map((id) => store.document.clips[id]?.track));
  const [only] = chosen;
  return chosen.size === 1 && only !== undefined ? only : null;
}

const track = (bench: Workbench): Track | undefined => bench.store.document.tracks[trackAtHand(bench) ?? ""];
const isThere = ({ bench }: CommandContext) => trackAtHand(bench) !== null;
const isOpen = ({ bench }: CommandContext) => track(bench)?.locked === false;

function set(bench: Workbench, field: keyof Track, value: string | number | boolean): void {
  const id = trackAtHand(bench);
  if (id !== null) bench.store.commit({ type: "set", path: ["tracks", id, field], value });
}

function shift(bench: Workbench, direction: 1 | -1): void {
  const id = trackAtHand(bench) ?? "";
  const place = indexOf(bench.store.document).tracks.findIndex((one) => one.id === id);
  commit(bench, moveTrack(bench.store.document, id, place + direction));
}

/** Let a track be shown high, or not so high; a way of looking, not the document's. */
export function setHeight({ session }: Workbench, id: string, height: Height): void {
  session.update({ heights: { ...session.state.heights, [id]: height } });
}

const toggle = (field: "muted" | "solo" | "hidden" | "locked" | "is_voice", name: string, title: string) =>
  ({
    id: `track.${name}`,
    title,
    group: "Timeline",
    when: isThere,
    run: ({ bench }) => set(bench, field, track(bench)?.[field] !== true),
  }) satisfies Command;

const height = (name: Height, title: string): Command => ({
  id: `track.height-${name}`,
  title,
  group: "Timeline",
  when: isThere,
  run: ({ bench }) => setHeight(bench, trackAtHand(bench) ?? "", name),
});

export const TRACK_COMMANDS: readonly Command[] = [
  {
    id: "track.add",
    title: "Add a track above",
    group: "Timeline",
    run: ({ bench }) => {
      const id = newId();
      commit(bench, addTrack(bench.store.document, id, undefined, trackAtHand(bench)));
      bench.session.update({ track: id });
    },
  },
  {
    id: "track.up",
    title: "Move the track up",
    group: "Timeline",
    keys: ["Alt+ArrowUp"],
    when: isOpen,
    run: ({ bench }) => shift(bench, 1),
  },
  {
    id: "track.down",
    title: "Move the track down",
    group: "Timeline",
    keys: ["Alt+ArrowDown"],
    when: isOpen,
    run: ({ bench }) => shift(bench, -1),
  },
  toggle("muted", "mute", "Mute the track, or not"),
  { ...toggle("solo", "solo", "Hear the track alone, or all"), keys: ["Alt+S"] },
  toggle("hidden", "hide", "Hide the track, or not"),
  toggle("locked", "lock", "Lock the track, or not"),
  toggle("is_voice", "voice", "The track is a voice, or none"),
  {
    id: "track.duck",
    title: "The track gives way to voices, or not",
    group: "Timeline",
    when: isThere,
    run: ({ bench }) => set(bench, "duck", track(bench)?.duck === 0 ? USUAL_DUCK : 0),
  },
  {
    id: "track.settings",
    title: "Settings of the track",
    group: "Timeline",
    when: isThere,
    run: ({ bench, showProperties }) => {
      bench.session.update({ track: trackAtHand(bench) });
      bench.session.select([]);
      showProperties();
      bench.session.update({ reveal: "track.duck" });
    },
  },
  height("small", "Track height: small"),
  height("middle", "Track height: middle"),
  height("large", "Track height: large"),
  {
    id: "track.select",
    title: "Select everything on the track",
    group: "Edit",
    when: isOpen,
    run: ({ bench }) => {
      const { store, session } = bench;
      const { clips } = store.document;
      const id = trackAtHand(bench);
      session.select(
        Object.keys(clips).filter((one) => clips[one]?.track === id && isEditable(store.document, one)),
      );
    },
  },
  {
    id: "timeline.close-gap",
    title: "Close the gap at the playhead",
    group: "Timeline",
    when: isOpen,
    run: ({ bench }) => commit(bench, closeGaps(bench.store.document, trackAtHand(bench), bench.player.time)),
  },
  {
    id: "timeline.close-track-gaps",
    title: "Close the gaps of the track",
    group: "Timeline",
    when: isOpen,
    run: ({ bench }) => commit(bench, closeGaps(bench.store.document, trackAtHand(bench))),
  },
  {
    id: "track.delete",
    title: "Delete the track",
    group: "Timeline",
    when: isOpen,
    run: ({ bench }) => commit(bench, deleteTrack(bench.store.document, trackAtHand(bench) ?? "")),
  },
];
