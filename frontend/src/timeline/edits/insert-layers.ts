import { type Clip, clipOf, type Document, type Keyframe, type Transform } from "../document";
import { batch, type Operation, type Primitive } from "../operations";
import type { Json } from "../schema-check";
import { missingTrack, setValue } from "./building";
import { type Edit, sequence } from "./sequence";

/** A clip that is to be made, its times from a common start. What its fields leave out has the schema's default. */
export interface NewLayer {
  /** Layers of one row stand on one track; null is a row of its own. */
  readonly row: number | null;
  /** Flicks. */
  readonly start: number;
  /** Flicks. */
  readonly duration: number;
  readonly fields: Readonly<Record<string, Json>> & { readonly kind: Clip["kind"] };
}

/**
 * Put layers that belong together onto the timeline, from the bottom to the top, and their tracks where these are missing;
 * several become a group. Nothing else moves; markers, links and locked tracks stay. Null when an id is taken.
 *
 *     before  1 |-- a --|      after  3   |- words -|
 *                                     2  |- plate --|
 *                                     1 |-- a --|
 *
 * @param ids of the clips, one a layer
 * @param trackFor where a row goes, once the rows beneath it are there
 */
export function insertLayers(
  document: Document,
  layers: readonly NewLayer[],
  ids: readonly string[],
  start: number,
  group: string,
  trackFor: (now: Document, kind: Clip["kind"], start: number, end: number) => string,
): Operation | null {
  if (ids.some((id) => clipOf(document, id)) || ids.length < layers.length) return null;
  const ends = layers.map((layer) => layer.start + layer.duration);
  const rows = new Map<number, string>();
  const edits = layers.map((layer, place): Edit => {
    const { row, fields } = layer;
    return (now) => {
      const known = row === null ? undefined : rows.get(row);
      // A row has room for all of it, from the first layer to the last.
      const track = known ?? trackFor(now, fields.kind, start, start + Math.max(...ends));
      if (row !== null) rows.set(row, track);
      const clip = {
        ...fields,
        track,
        start: start + layer.start,
        duration: layer.duration,
        group: layers.length > 1 ? group : "",
      };
      const steps: Primitive[] = [
        ...missingTrack(now, track),
        setValue(["clips", ids[place] as string], clip),
      ];
      return batch(steps);
    };
  });
  return sequence(document, edits);
}

/** A layer elsewhere on the canvas, by canvas units, with the keyframes of its place. */
export function shifted(layer: NewLayer, dx: number, dy = 0): NewLayer {
  const { x, y, ...size } = layer.fields.transform as unknown as Transform;
  const keyframes = (layer.fields.keyframes ?? {}) as unknown as Record<string, Keyframe[]>;
  const curve = (name: string, by: number) =>
    keyframes[name] ? { [name]: keyframes[name].map((key) => ({ ...key, value: key.value + by })) } : {};
  const place = { ...keyframes, ...curve("x", dx), ...curve("y", dy) } as unknown as Json;
  return {
    ...layer,
    fields: { ...layer.fields, transform: { ...size, x: x + dx, y: y + dy }, keyframes: place },
  };
}
