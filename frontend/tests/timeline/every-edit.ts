/** Every edit of a timeline once, each by a roll of dice: for people who do many of them at once, off line. */

import { layersOf } from "../../src/presets/layers";
import { LAYOUT_PRESETS } from "../../src/presets/layouts";
import { LOOK_PRESETS } from "../../src/presets/looks";
import { PIP_PRESETS } from "../../src/presets/pips";
import { TEXT_PRESETS } from "../../src/presets/texts";
import { WAY_PRESETS } from "../../src/presets/ways";
import type { Document } from "../../src/timeline/document";
import * as edits from "../../src/timeline/edits";
import { clearRange, openGap } from "../../src/timeline/edits/landing";
import { cellsOf } from "../../src/timeline/edits/set-layout";
import { edgePartners } from "../../src/timeline/edits/trim-edge";
import type { Operation } from "../../src/timeline/operations";
import { pausesIn } from "../../src/timeline/pauses";
import { SECOND } from "./edited";

export type Dice = (below: number) => number;
type Roll = (document: Document, roll: Rolls) => Operation | null;

interface Rolls {
  /** One of the clips, or an id that is gone. */
  readonly clip: () => string;
  readonly clips: () => string[];
  readonly track: () => string;
  readonly marker: () => string;
  readonly time: () => number;
  readonly either: () => boolean;
  readonly newId: () => string;
}

const NOBODY: ReadonlySet<string> = new Set();

export const EVERY_EDIT: Readonly<Record<string, Roll>> = {
  addCaption: (document, { track, time, newId, either }) =>
    edits.addCaption(document, newId(), { id: either() ? track() : newId(), name: "Captions" }, time()),
  addTrack: (document, { newId }) => edits.addTrack(document, newId()),
  alignLayers: (document, { clips, either, time }) =>
    edits.alignLayers(
      document,
      clips(),
      either() ? "left" : "middle",
      either() ? "canvas" : "selection",
      time(),
    ),
  clearRange: (document, { track, time, newId }) => {
    const [a, b] = [time(), time()];
    return clearRange(document, track(), Math.min(a, b), Math.max(a, b), NOBODY, newId);
  },
  closeGaps: (document, { track, either, time }) =>
    edits.closeGaps(document, either() ? track() : null, either() ? time() : null),
  cutPauses: (document, { clips, time, either, newId }) => {
    const spans = { v: [{ start: 0, end: time() / 4 }], s: [{ start: time() / 2, end: time() }] };
    const rules = { shortest: SECOND / 2, padding: SECOND / 10 };
    return edits.cutPauses(document, pausesIn(document, clips(), spans, rules), newId, either());
  },
  cutWords: (document, { clip, newId }) => edits.cutWords(document, clip(), 4, 7, newId),
  deleteClips: (document, { clip }) => edits.deleteClips(document, [clip()]),
  deleteTrack: (document, { track, either }) => (either() ? edits.deleteTrack(document, track()) : null),
  detachSound: (document, { clip, track, newId }) => {
    return edits.detachSound(document, clip(), newId(), track(), newId());
  },
  distributeLayers: (document, { clips, either, time }) =>
    edits.distributeLayers(document, clips(), either() ? "x" : "y", time()),
  freezeFrame: (document, { clip, time, newId }) =>
    edits.freezeFrame(document, clip(), time(), 2 * SECOND, newId(), newId),
  insertLayers: (document, { track, time, newId }) => {
    const layers = layersOf(TEXT_PRESETS.third, document.canvas);
    return edits.insertLayers(document, layers, layers.map(newId), time(), newId(), track);
  },
  importCaptions: (document, { time, newId }) => {
    const cues = [time(), time(), time()].map((start, place) => {
      const word = { first: 0, end: 3, start: 0, duration: SECOND };
      return { start, end: start + 3 * SECOND, text: `one two three ${place}`, words: place ? [word] : [] };
    });
    return edits.importCaptions(document, cues, { id: newId(), name: "Captions" }, newId);
  },
  hidePart: (document, { clip }) => edits.hidePart(document, clip(), edits.BY_HAND),
  insertShape: (document, { track, time, newId }) =>
    edits.insertShape(document, newId(), track(), time(), "star"),
  joinCaptions: (document, { clips }) => edits.joinCaptions(document, clips()),
  joinClips: (document, { clips, either, newId }) =>
    edits.joinClips(document, clips(), either() ? "link" : "group", newId()),
  move: (document, { clip, time, track }) => edits.move(document, clip(), time(), track()),
  moveAll: (document, { clips, time }) => edits.moveAll(document, clips(), time() - 5 * SECOND),
  moveTrack: (document, { track, time }) =>
    edits.moveTrack(document, track(), Math.floor(time() / SECOND / 5)),
  setCaptionText: (document, { clip, either }) =>
    edits.setCaptionText(document, clip(), either() ? "one and two" : ""),
  setMarker: (document, { marker, time, either }) =>
    either()
      ? edits.deleteMarkers(document, [marker()])
      : edits.setMarker(document, marker(), { time: time(), name: "moved", colour: "#ff0000" }),
  openGap: (document, { track, time, newId }) =>
    openGap(document, track(), time(), 2 * SECOND, NOBODY, newId),
  partClips: (document, { clips, either }) => edits.partClips(document, clips(), either() ? "link" : "group"),
  restack: (document, { clips, either, newId }) => {
    const [far, up] = [either(), either()];
    return edits.restack(
      document,
      clips(),
      far ? (up ? "front" : "back") : up ? "forward" : "backward",
      newId,
    );
  },
  rippleDelete: (document, { clip, either }) => edits.rippleDelete(document, [clip()], either()),
  setCleaned: (document, { clip, clips, either, newId }) =>
    either()
      ? edits.removeCleaned(document, clips())
      : edits.setCleaned(document, clip(), "cleaned-1", newId),
  setLength: (document, { clips, time, either }) => edits.setLength(document, clips(), time(), either()),
  setFrame: (document, { clips, time, either }) => {
    const { wide, frame } = PIP_PRESETS[either() ? "corner" : "framed"];
    return edits.setFrame(document, clips(), wide, frame, time());
  },
  setLayout: (document, { clips, time, track }) => {
    const cells = cellsOf(document.canvas, LAYOUT_PRESETS.halves, { gap: 8, margin: 4 });
    return edits.setLayout(document, clips(), cells, time(), track);
  },
  swapLayers: (document, { clip, time }) => edits.swapLayers(document, clip(), clip(), time()),
  setLook: (document, { clips, either }) =>
    edits.setLook(document, clips(), either() ? LOOK_PRESETS.golden : {}),
  setWay: (document, { clips, either, time }) => {
    const name = either() ? (either() ? "pop" : "rise") : null;
    return edits.setWay(document, clips(), either() ? "in" : "out", name, time(), WAY_PRESETS);
  },
  shiftCaptions: (document, { track, time }) => edits.shiftCaptions(document, track(), time() - 5 * SECOND),
  splitCaption: (document, { clip, newId }) => edits.splitCaption(document, clip(), 4, newId()),
  setSpeed: (document, { clips, either }) => edits.setSpeed(document, clips(), either() ? 2 : 0.75, either()),
  splitAtShots: (document, { clip, time, either, newId }) => {
    const begins = [time() / 4, time() / 3, time() / 2];
    return either()
      ? edits.splitAtShots(document, clip(), begins, newId)
      : edits.markShots(document, clip(), begins, newId, (number) => `Shot ${number}`);
  },
  splitAll: (document, { clips, time, newId }) =>
    edits.splitAll(document, new Map(clips().map((id) => [id, newId()])), time(), newId),
  stretchEdge: (document, { clip, time, either }) => {
    const [id, edge] = [clip(), either() ? "start" : "end"] as const;
    return edits.stretchEdge(document, edgePartners(document, id, edge), edge, time(), either());
  },
  toggleMarker: (document, { time, newId }) => edits.toggleMarker(document, newId(), time()),
  trimEdge: (document, { clip, time, either }) => {
    const [id, edge] = [clip(), either() ? "start" : "end"] as const;
    return edits.trimEdge(document, edgePartners(document, id, edge), edge, time());
  },
};

/** One edit of a document; null where the dice mean nothing. */
export function anyEdit(document: Document, name: string, dice: Dice, newId: () => string): Operation | null {
  const one = (names: readonly string[]) => names[dice(names.length)] ?? "gone";
  const clip = () => one(Object.keys(document.clips));
  return (
    EVERY_EDIT[name]?.(document, {
      clip,
      clips: () => [...new Set([clip(), clip(), clip()])],
      marker: () => one(Object.keys(document.markers)),
      track: () => one(Object.keys(document.tracks)),
      time: () => Math.round((dice(200) / 10) * SECOND),
      either: () => dice(2) === 0,
      newId,
    }) ?? null
  );
}
