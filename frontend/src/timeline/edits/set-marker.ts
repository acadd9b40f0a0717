import { type Document, MAX_TIME, type Marker } from "../document";
import { batch, type Operation } from "../operations";
import { setValue } from "./building";

/**
 * Change what a marker says, how it looks, or where it stands; null where nothing changes, or it is gone. Clips, and so
 * links, groups, keyframes and words, stay as they are, on locked tracks too: a marker stands on none.
 *
 *     before  |-- a --|-- b --|        after  |-- a --|-- b --|
 *                 ^                                        ^
 */
export function setMarker(document: Document, id: string, change: Partial<Marker>): Operation | null {
  const marker = Object.hasOwn(document.markers, id) ? document.markers[id] : undefined;
  if (!marker) return null;
  const { time = marker.time } = change;
  const wanted = { ...change, time: Math.min(Math.max(0, time), MAX_TIME) };
  return batch(
    (Object.keys(wanted) as (keyof Marker)[])
      .filter((name) => wanted[name] !== undefined && wanted[name] !== marker[name])
      .map((name) => setValue(["markers", id, name], wanted[name] as string | number)),
  );
}

/** Take markers away. */
export function deleteMarkers(document: Document, ids: readonly string[]): Operation | null {
  return batch(
    ids
      .filter((id) => Object.hasOwn(document.markers, id))
      .map((id) => ({ type: "remove", path: ["markers", id] }) as const),
  );
}
