/** The table of properties as `editor/timeline/schema/properties.py` states it: what each is, once. */

import { groups, properties } from "../generated/properties.json";
import type { GroupName, PropertyName } from "../generated/property-names";
import type { Clip, Document, Keyframes } from "./document";
import { isObject, type Json } from "./schema-check";
import { indexOf } from "./timeline-index";

export type { GroupName, PropertyName };

/** What has properties. */
export type Owner = "clip" | "track" | "canvas" | "master" | "marker";
/** How a value is read: "percent" is a fraction of 1, "seconds" are flicks, "times" a factor. */
export type Unit =
  | ""
  | "percent"
  | "canvas"
  | "degrees"
  | "seconds"
  | "stops"
  | "decibels"
  | "lufs"
  | "times";
/** What a hand holds. */
export type ControlName =
  | "slider"
  | "number"
  | "angle"
  | "switch"
  | "segments"
  | "select"
  | "colour"
  | "paint"
  | "words"
  | "name"
  | "family"
  | "weight"
  | "speed"
  | "passage"
  | "key-colour"
  | "crop"
  | "picture"
  | "matte"
  | "hidden"
  | "cleaned"
  | "canvas"
  | "rate"
  | "loudness";

/** That another property of the same owner has one of these values, or (`unless`) none of them. */
export interface When {
  readonly path: readonly string[];
  readonly values: readonly Json[];
  readonly unless: boolean;
}

export interface Property {
  readonly name: PropertyName;
  readonly group: GroupName;
  readonly owner: Owner;
  /** The kinds of clip that have it; none where a clip is not its owner. */
  readonly kinds: readonly Clip["kind"][];
  /** The names that lead to it below its owner. */
  readonly path: readonly string[];
  readonly control: ControlName;
  readonly unit: Unit;
  /** The least change by hand, in the document's own unit. */
  readonly step: number;
  /** Whether it has no fractions. */
  readonly whole: boolean;
  readonly low: number | null;
  readonly high: number | null;
  /** How far a slider goes; null is from bound to bound. */
  readonly reach: readonly [number, number] | null;
  readonly choices: readonly string[];
  readonly default: string | number | boolean | null;
  /** The name of its keyframes where it moves. */
  readonly curve: keyof Keyframes | null;
  readonly when: When | null;
}

/** Properties that stand together, in their order. */
export interface Group {
  readonly name: GroupName;
  readonly owner: Owner;
  readonly kinds: readonly Clip["kind"][];
  /** Whether they are in sight before anybody asks for them. */
  readonly opens: boolean;
}

export const GROUPS = groups as readonly Group[];
export const PROPERTIES = properties as unknown as readonly Property[];
const BY_NAME = new Map(PROPERTIES.map((property) => [property.name, property]));
const BY_GROUP = new Map(
  GROUPS.map(({ name }) => [name, PROPERTIES.filter(({ group }) => group === name)] as const),
);

export function propertyOf(name: PropertyName): Property {
  return BY_NAME.get(name) as Property;
}

export function propertiesOf(group: GroupName): readonly Property[] {
  return BY_GROUP.get(group) ?? [];
}

/** Something that has properties: a clip, a track or a marker by its id, the canvas or the mix. */
export interface Holder {
  readonly owner: Owner;
  /** Empty for the canvas and the mix, of which there is one. */
  readonly id: string;
}

const MAPS = { clip: "clips", track: "tracks", marker: "markers" } as const;

/** The names that lead to the holder itself. */
export function placeOf({ owner, id }: Holder): readonly string[] {
  return owner === "canvas" || owner === "master" ? [owner] : [MAPS[owner], id];
}

/** What stands at a path below a holder; undefined where there is nothing. */
export function valueBelow(document: Document, holder: Holder, path: readonly string[]): Json | undefined {
  let node: Json | undefined = document as unknown as Json;
  for (const name of [...placeOf(holder), ...path]) {
    node = isObject(node) && Object.hasOwn(node, name) ? node[name] : undefined;
  }
  return node;
}

/** Whether a property counts as things stand with its owner. */
export function isShown(document: Document, holder: Holder, { when }: Property): boolean {
  if (when === null) return true;
  const value = valueBelow(document, holder, when.path);
  return when.values.some((one) => one === value) !== when.unless;
}

/** Whether captions lie on a track. */
export function hasCaptions(document: Document, track: string): boolean {
  const row = indexOf(document).tracks.find(({ id }) => id === track);
  return row?.clips.some(({ clip }) => clip.kind === "caption") ?? false;
}

/** The properties that a holder has: a clip those of its kind, a track those of captions only where it has some. */
export function has(document: Document, holder: Holder, property: Property): boolean {
  if (property.owner !== holder.owner) return false;
  if (property.group === "captions") return hasCaptions(document, holder.id);
  if (holder.owner !== "clip") return true;
  const kind = document.clips[holder.id]?.kind;
  return kind !== undefined && property.kinds.includes(kind);
}
