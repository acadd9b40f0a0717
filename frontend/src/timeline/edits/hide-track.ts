import type { Asset, Document, ImageClip, VideoClip } from "../document";
import type { HiddenPart } from "../obscure";
import { batch, type Operation, type Primitive } from "../operations";
import type { Json } from "../schema-check";
import { setValue } from "./building";
import { BY_HAND, hiddenParts } from "./set-hidden";
import { isOpen } from "./set-property";

/** A track as a tool has made it: an asset of the studio, and the size that its boxes count in. */
export interface MadeTrack {
  readonly source: string;
  readonly width: number;
  readonly height: number;
}

/**
 * Hide the subjects of a track in every clip that shows what it was made from: who is hidden in one part of a film must not
 * be seen in another. A clip that hides a track of its source already hides this one in its place, all of its subjects.
 * Null where nothing changes.
 * @param asset of the document: what the track was made from
 * @param newId names the track among the document's assets, where it is not among them yet
 */
export function hideTrack(
  document: Document,
  asset: string,
  name: string,
  made: MadeTrack,
  newId: () => string,
): Operation | null {
  const known = Object.entries(document.assets).find(
    ([, { source, kind, made_from }]) => source === made.source && kind === "track" && made_from === asset,
  );
  const key = known?.[0] ?? newId();
  const steps = pictureClips(document).flatMap(([id, clip]): Primitive[] => {
    if (clip.asset !== asset || !isOpen(document, { owner: "clip", id })) return [];
    const parts = hiddenParts(document, id);
    const fresh = { track: key, left_out: [] };
    if (parts.some(({ track }) => track === key)) return [];
    const before = parts.findIndex(({ track }) => track !== "");
    const next =
      before < 0
        ? [...parts, { ...BY_HAND, margin: 0.15, name, ...fresh }]
        : parts.map((part, at) => (at === before ? { ...part, ...fresh } : part));
    return [setParts(id, next)];
  });
  if (steps.length === 0) return null;
  if (known) return batch(steps);
  const { width, height } = made;
  const entry: Asset = {
    source: made.source,
    kind: "track",
    name: document.assets[asset]?.name ?? "",
    width,
    height,
    duration: document.assets[asset]?.duration ?? 0,
    has_audio: false,
    made_from: asset,
  };
  return batch([setValue(["assets", key], entry as unknown as Json), ...steps]);
}

/** Show a subject of a track as it is, or hide it again, in every clip that hides the track. */
export function leaveOut(
  document: Document,
  track: string,
  subject: string,
  shown: boolean,
): Operation | null {
  const steps = pictureClips(document).flatMap(([id]): Primitive[] => {
    const parts = hiddenParts(document, id);
    const isMine = (part: HiddenPart) => part.track === track && part.left_out.includes(subject) !== shown;
    if (!parts.some(isMine) || !isOpen(document, { owner: "clip", id })) return [];
    const changed = parts.map((part) => {
      if (!isMine(part)) return part;
      const others = part.left_out.filter((one) => one !== subject);
      return { ...part, left_out: shown ? [...others, subject] : others };
    });
    return [setParts(id, changed)];
  });
  return batch(steps);
}

function setParts(id: string, parts: readonly HiddenPart[]): Primitive {
  return setValue(["clips", id, "appearance", "obscure"], parts as unknown as Json);
}

/** The clips of a document that show pictures. */
function pictureClips({ clips }: Document): [string, VideoClip | ImageClip][] {
  return Object.entries(clips).filter(
    (entry): entry is [string, VideoClip | ImageClip] =>
      entry[1].kind === "video" || entry[1].kind === "image",
  );
}
