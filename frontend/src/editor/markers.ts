/** Markers by command: found, named, coloured, gone to and taken away. */

import { strings } from "../lib/strings";
import { toast } from "../lib/ui";
import { newId } from "../timeline/document";
import { deleteMarkers, toggleMarker } from "../timeline/edits";
import { frameAt } from "../timeline/time";
import { timecode } from "../timeline-view/timecode";
import type { Workbench } from "../tools/workbench";
import type { Command, CommandContext } from "./command";

const words = strings.markers;

/** The marker in the frame at the playhead, or null. */
export function markerHere({ store, player }: Workbench): string | null {
  const { canvas, markers } = store.document;
  const here = frameAt(player.time, canvas.frame_rate);
  const found = Object.entries(markers).find(([, { time }]) => frameAt(time, canvas.frame_rate) === here);
  return found?.[0] ?? null;
}

/** Markers by their time. */
function inOrder({ store }: Workbench): (readonly [id: string, time: number])[] {
  return Object.entries(store.document.markers)
    .map(([id, { time }]) => [id, time] as const)
    .sort((a, b) => a[1] - b[1]);
}

/** Go to the nearest marker before (-1) or after (1) the playhead. */
export function goToMarker(bench: Workbench, direction: 1 | -1): void {
  const { player } = bench;
  const times = inOrder(bench).map(([, time]) => time);
  const found =
    direction === 1 ? times.find((time) => time > player.time) : times.findLast((time) => time < player.time);
  if (found === undefined) toast({ text: direction === 1 ? words.noNext : words.noPrevious });
  else player.seek(found);
}

/** Open the name and the colour of the marker at the playhead; one is made where there is none. */
function edit(bench: Workbench): void {
  const { store, session, player } = bench;
  const id = markerHere(bench) ?? newId();
  if (!store.document.markers[id]) store.commit(toggleMarker(store.document, id, player.time));
  session.update({ marker: id });
}

const isHere = ({ bench }: CommandContext) => markerHere(bench) !== null;
const areThere = ({ bench }: CommandContext) => Object.keys(bench.store.document.markers).length > 0;

function remove(bench: Workbench, ids: readonly string[]): void {
  const operation = deleteMarkers(bench.store.document, ids);
  if (operation) bench.store.commit(operation);
}

export const MARKER_COMMANDS: readonly Command[] = [
  {
    id: "timeline.marker",
    title: "Marker at the playhead, or none",
    group: "Timeline",
    keys: ["M"],
    run: ({ bench }) => bench.store.commit(toggleMarker(bench.store.document, newId(), bench.player.time)),
  },
  {
    id: "marker.edit",
    title: "Name the marker at the playhead",
    group: "Timeline",
    keys: ["Shift+M"],
    run: ({ bench }) => edit(bench),
  },
  {
    id: "marker.next",
    title: "To the next marker",
    group: "Play",
    keys: ["Shift+ArrowDown"],
    when: areThere,
    run: ({ bench }) => goToMarker(bench, 1),
  },
  {
    id: "marker.previous",
    title: "To the marker before",
    group: "Play",
    keys: ["Shift+ArrowUp"],
    when: areThere,
    run: ({ bench }) => goToMarker(bench, -1),
  },
  {
    id: "marker.delete",
    title: "Delete the marker at the playhead",
    group: "Timeline",
    when: isHere,
    run: ({ bench }) => remove(bench, [markerHere(bench) ?? ""]),
  },
  {
    id: "marker.delete-all",
    title: "Delete all markers",
    group: "Timeline",
    when: areThere,
    run: ({ bench }) => remove(bench, Object.keys(bench.store.document.markers)),
  },
];

/** A command for each marker, as the palette lists them. */
export function markerCommands(bench: Workbench): Command[] {
  const { markers, canvas } = bench.store.document;
  return inOrder(bench).map(([id, time]) => ({
    id: `marker.to.${id}`,
    title: words.goTo(markers[id]?.name || words.nameless, timecode(time, canvas.frame_rate)),
    group: "Timeline",
    run: () => bench.player.seek(time),
  }));
}
