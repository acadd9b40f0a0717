/** Checks a JSON value against the generated JSON Schema of the document, and fills in what was left out. */

import schema from "../generated/document.schema.json";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** The part of JSON Schema that the document's models use. */
export interface Node {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly default?: Json;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly items?: Node;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, Node>>;
  readonly discriminator?: {
    readonly propertyName: string;
    readonly mapping: Readonly<Record<string, string>>;
  };
}

export const DOCUMENT = schema as unknown as Node;
/** Names the schema that this page knows: another one on the server means that the page has to be loaded anew. */
export const SCHEMA_ID: string = schema.$id;
/** The version that documents and operations are written in now. */
export const VERSION = schema.properties.version.const;
const DEFINITIONS = (schema as unknown as { $defs: Record<string, Node> }).$defs;

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Follow a reference to the definition that it names. */
export function resolve(node: Node): Node {
  if (node.$ref === undefined) return node;
  const found = DEFINITIONS[node.$ref.replace("#/$defs/", "")];
  if (found === undefined) throw new Error(`The schema lacks ${node.$ref}.`);
  return found;
}

/** The kinds of a union, by the value of what tells them apart; none for other types. */
export function kindsOf(node: Node): Readonly<Record<string, Node>> {
  const mapping = node.discriminator?.mapping ?? {};
  return Object.fromEntries(Object.entries(mapping).map(([kind, $ref]) => [kind, resolve({ $ref })]));
}

/** What is wrong with the value, as "path: sentence", or null when it is of the type. */
export function fault(type: Node, value: Json | undefined, path = ""): string | null {
  const node = resolve(type);
  const say = (what: string) => (path ? `${path}: ${what}.` : `${what}.`);
  if (node.discriminator) {
    const { propertyName } = node.discriminator;
    const kind = isObject(value) ? value[propertyName] : undefined;
    const member = typeof kind === "string" ? kindsOf(node)[kind] : undefined;
    return member ? fault(member, value, path) : say(`input should have a known “${propertyName}”`);
  }
  if (node.const !== undefined && value !== node.const) return say(`input should be ${String(node.const)}`);
  if (node.enum && !node.enum.includes(value ?? null))
    return say(`input should be ${node.enum.join(" or ")}`);
  switch (node.type) {
    case "string":
      return faultOfString(node, value, say);
    case "integer":
    case "number":
      return faultOfNumber(node, value, say);
    case "boolean":
      return typeof value === "boolean" ? null : say("input should be true or false");
    case "array":
      return faultOfList(node, value, path, say);
    default:
      return faultOfObject(node, value, path, say);
  }
}

/**
 * The value with every default filled in, all the way down. Total: what is not of the type is left as it is, a name that
 * the type lacks stays, and what is required and missing stays missing. So of two values that differ in more than defaults
 * the results differ, too. The mirror of `editor/timeline/completion.py`.
 */
export function complete(type: Node, value: Json): Json {
  const node = resolve(type);
  if (Array.isArray(value) && node.items) {
    const { items } = node;
    return value.map((item) => complete(items, item as Json));
  }
  if (!isObject(value)) return value;
  if (node.discriminator) {
    const { propertyName, mapping } = node.discriminator;
    const kind = Object.hasOwn(value, propertyName) ? value[propertyName] : undefined;
    const $ref = typeof kind === "string" && Object.hasOwn(mapping, kind) ? mapping[kind] : undefined;
    return $ref === undefined ? value : complete({ $ref }, value);
  }
  if (node.patternProperties) {
    const member = Object.values(node.patternProperties)[0] as Node;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, complete(member, item)]));
  }
  const whole: Record<string, Json> = { ...value };
  for (const [name, property] of Object.entries(node.properties ?? {})) {
    const given = Object.hasOwn(value, name) ? value[name] : property.default;
    if (given !== undefined) whole[name] = complete(property, given);
  }
  return whole;
}

const matchers = new Map<string, RegExp>();

function matcher(pattern: string): RegExp {
  let found = matchers.get(pattern);
  if (found === undefined) {
    found = new RegExp(pattern, "u");
    matchers.set(pattern, found);
  }
  return found;
}

type Say = (what: string) => string;

function faultOfString(node: Node, value: Json | undefined, say: Say): string | null {
  if (typeof value !== "string") return say("input should be a valid string");
  if (/\p{Surrogate}/u.test(value)) return say("input should be valid Unicode");
  // Lengths are in characters, as on the server; only a long string is worth counting.
  const length =
    value.length > (node.maxLength ?? Number.POSITIVE_INFINITY) ? [...value].length : value.length;
  if (length > (node.maxLength ?? Number.POSITIVE_INFINITY)) {
    return say(`input should have at most ${node.maxLength} characters`);
  }
  if (length < (node.minLength ?? 0)) return say(`input should have at least ${node.minLength} characters`);
  if (node.pattern !== undefined && !matcher(node.pattern).test(value)) {
    return say(`input should match ${node.pattern}`);
  }
  return null;
}

function faultOfNumber(node: Node, value: Json | undefined, say: Say): string | null {
  if (typeof value !== "number" || !Number.isFinite(value)) return say("input should be a finite number");
  if (node.type === "integer" && !Number.isInteger(value)) return say("input should be a whole number");
  if (value < (node.minimum ?? Number.NEGATIVE_INFINITY))
    return say(`input should be at least ${node.minimum}`);
  if (value > (node.maximum ?? Number.POSITIVE_INFINITY))
    return say(`input should be at most ${node.maximum}`);
  return null;
}

function faultOfList(node: Node, value: Json | undefined, path: string, say: Say): string | null {
  if (!Array.isArray(value)) return say("input should be a valid list");
  if (value.length > (node.maxItems ?? Number.POSITIVE_INFINITY)) {
    return say(`list should have at most ${node.maxItems} items`);
  }
  for (const [place, item] of value.entries()) {
    const wrong = node.items ? fault(node.items, item as Json, path ? `${path}/${place}` : `${place}`) : null;
    if (wrong !== null) return wrong;
  }
  return null;
}

function faultOfObject(node: Node, value: Json | undefined, path: string, say: Say): string | null {
  if (!isObject(value)) return say("input should be an object");
  const under = (name: string) => (path ? `${path}/${name}` : name);
  for (const name of node.required ?? []) {
    if (!Object.hasOwn(value, name)) return `${under(name)}: field required.`;
  }
  const [pattern, member] = Object.entries(node.patternProperties ?? {})[0] ?? [];
  for (const [name, item] of Object.entries(value)) {
    const property =
      member ?? (Object.hasOwn(node.properties ?? {}, name) ? node.properties?.[name] : undefined);
    if (property === undefined) return `${under(name)}: extra inputs are not permitted.`;
    if (pattern !== undefined && !matcher(pattern).test(name)) return say(`“${name}” is no valid id`);
    const wrong = fault(property, item, under(name));
    if (wrong !== null) return wrong;
  }
  return null;
}
