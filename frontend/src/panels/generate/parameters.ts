/** From a model's JSON Schema to the controls a person sees, and from what they typed to a request. Pure. */
import type { ParameterSchema } from "../../lib/shapes";

export type Control =
  | { kind: "slider"; name: string; label: string; hint: string; min: number; max: number; step: number }
  | { kind: "number"; name: string; label: string; hint: string; min?: number; max?: number; step: number }
  | { kind: "choice"; name: string; label: string; hint: string; choices: readonly (string | number)[] }
  | { kind: "switch"; name: string; label: string; hint: string }
  | { kind: "text"; name: string; label: string; hint: string }
  | {
      kind: "table";
      name: string;
      label: string;
      hint: string;
      rows: readonly string[];
      min: number;
      max: number;
    };

export type Values = Record<string, unknown>;

/** The names that the panel has controls of its own for. */
const OWN = ["prompt", "seed", "count"];

/** A wider range than this is typed, not slid. */
const WIDEST_SLIDER = 64;

/** One control for each parameter, in the schema's order. What has no control is sent as its default. */
export function controlsOf(schema: ParameterSchema): Control[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    OWN.includes(name) ? [] : (controlOf(name, property) ?? []),
  );
}

/** What an optional parameter is when it is given. */
function given(schema: ParameterSchema): ParameterSchema {
  const inner = schema.anyOf?.find(({ type }) => type !== undefined);
  return inner ? { ...inner, ...schema } : schema;
}

function controlOf(name: string, parameter: ParameterSchema): Control | null {
  const schema = given(parameter);
  const label = schema.title ?? words(name);
  const about = { name, label, hint: schema.description ?? "" };
  const { minimum, maximum } = schema;
  if (schema.enum) return { ...about, kind: "choice", choices: schema.enum };
  if (schema.type === "boolean") return { ...about, kind: "switch" };
  if (schema.type === "string") return { ...about, kind: "text" };
  if (schema.type === "number" || schema.type === "integer") {
    const whole = schema.type === "integer";
    if (minimum !== undefined && maximum !== undefined && maximum - minimum <= WIDEST_SLIDER) {
      return {
        ...about,
        kind: "slider",
        min: minimum,
        max: maximum,
        step: whole ? 1 : stepFor(maximum - minimum),
      };
    }
    return { ...about, kind: "number", min: minimum, max: maximum, step: whole ? 1 : 0.1 };
  }
  if (schema.type === "array" && schema.rows && isNumeric(schema.items)) {
    return {
      ...about,
      kind: "table",
      rows: schema.rows,
      min: schema.items?.minimum ?? 0,
      max: schema.items?.maximum ?? Number.MAX_SAFE_INTEGER,
    };
  }
  return null;
}

function isNumeric(schema: ParameterSchema | undefined): boolean {
  return schema?.type === "number" || schema?.type === "integer";
}

/** About a hundred steps over a range, as a power of ten. */
function stepFor(range: number): number {
  return 10 ** Math.floor(Math.log10(range / 50));
}

/** `guidance_scale` as `Guidance scale`. */
function words(name: string): string {
  const spaced = name.replaceAll("_", " ");
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** What a model starts with. */
export function defaultValues(schema: ParameterSchema): Values {
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).flatMap(([name, { default: value }]) =>
      OWN.includes(name) || value === undefined ? [] : [[name, value]],
    ),
  );
}

/** A seed that any model takes: 0 to 2^32 - 1. */
export function drawSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

/** The numbers of a step as a person reads them. */
export function showValue(value: unknown): string {
  if (typeof value === "number")
    return Number.isInteger(value) ? value.toLocaleString("en-GB") : value.toFixed(3);
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.map(showValue).join(", ");
  return JSON.stringify(value);
}
