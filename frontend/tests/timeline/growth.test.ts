import { afterAll, beforeAll, expect, test } from "vitest";
import schema from "../../src/generated/document.schema.json";
import { emptyDocument, loadDocument } from "../../src/timeline/load";
import { apply, checkOperation, type Operation, type Primitive } from "../../src/timeline/operations";
import { VERSION } from "../../src/timeline/schema-check";
import { UPGRADES, type Upgrade, upgradeOperation } from "../../src/timeline/upgrades";
import { readVectors } from "./vectors";

interface History {
  steps: { operation: Operation; inverse: Operation | null }[];
  document: unknown;
}

/** Definition -> the field that it gains: in parts of parts, in lists, in one kind of clip and in all of them. */
const FIELDS: Record<string, Record<string, object>> = {
  Transform: { skew: { type: "number", default: 0 } },
  Appearance: { halo: { $ref: "#/$defs/Halo", default: { width: 7 } } },
  Keyframe: { weight: { type: "number", default: 1 } },
  Transition: { sound: { type: "string", default: "linear" } },
  Word: { loud: { type: "boolean", default: false } },
  ShapeClip: { wobble: { type: "integer", default: 3 } },
  Asset: { rating: { type: "integer", default: 0 } },
  Track: { colour: { type: "string", default: "#000000" } },
  Canvas: { grain: { type: "integer", default: 0 } },
  Rational: { drop: { type: "boolean", default: false } },
  Master: { ceiling: { type: "number", default: -1 } },
  ...Object.fromEntries(
    ["VideoClip", "ImageClip", "TextClip", "ShapeClip", "AudioClip"].map((name) => [
      name,
      { mood: { type: "string", default: "" }, wobble: { type: "integer", default: 3 } },
    ]),
  ),
};

// The very schema that the page checks and completes by; it is this test file's own copy.
const definitions = schema.$defs as Record<string, { properties: Record<string, object> }>;
const known = structuredClone(definitions);

beforeAll(() => {
  definitions.Halo = { type: "object", properties: { width: { type: "integer", default: 7 } } } as never;
  for (const [name, fields] of Object.entries(FIELDS))
    Object.assign(definitions[name]?.properties ?? {}, fields);
});

afterAll(() => {
  Object.assign(definitions, known);
});

test("histories replay and undo after the schema has grown", () => {
  let undone = 0;
  for (const history of readVectors<History[]>("vectors/operations.json")) {
    let document = emptyDocument();
    expect(document.canvas).toHaveProperty("grain", 0);
    for (const { operation, inverse } of history.steps) {
      checkOperation(operation);
      const applied = apply(document, operation);
      expect(applied.inverse === null).toBe(inverse === null);
      if (inverse !== null) {
        // What was written down to take this step back still takes it back.
        const back = apply(applied.document, inverse);
        expect(back.inverse).not.toBeNull();
        expect(back.document).toEqual(document);
        undone += 1;
      }
      document = applied.document;
    }
    expect(document).toEqual(loadDocument(history.document));
  }
  expect(undone).toBeGreaterThan(50);
});

test("a document that lacks a field meets an expectation that has it", () => {
  const document = loadDocument({ tracks: { t: { order: "V" } } });
  const { colour: _, ...older } = { colour: "", ...document.tracks.t };
  const remove: Operation = { type: "remove", path: ["tracks", "t"], expect: document.tracks.t as never };
  expect(apply({ ...document, tracks: { t: older as never } }, remove).document.tracks).toEqual({});
});

test.each(["V", 0, [[]], { kind: [] }, { order: "V", more: 1 }, { name: "x" }, [{ order: "V" }]])(
  "an expectation of no sensible shape is not met and breaks nothing: %j",
  (unmet) => {
    const document = loadDocument({ tracks: { t: { order: "V" } } });
    const operation = { type: "remove", path: ["tracks", "t"], expect: unmet } as Operation;
    expect(apply(document, operation)).toEqual({ document, inverse: null });
  },
);

const RENAMING = new Map<number, Upgrade>([
  [
    1,
    (primitive) => {
      const { path } = primitive;
      if (path[0] !== "clips" || path[2] !== "appearance" || path[3] !== "vignette") return [primitive];
      const named = { ...primitive, path: [...path.slice(0, 3), "shade"] } as Primitive;
      return named.type === "set" ? [{ ...named, value: (named.value as number) * 100 }] : [named];
    },
  ],
]);

test("an operation on a path that was renamed is upgraded", () => {
  const single: Primitive = { type: "set", path: ["clips", "c", "appearance", "vignette"], value: 0.5 };
  const upgraded = { type: "set", path: ["clips", "c", "appearance", "shade"], value: 50 };
  const other: Primitive = { type: "remove", path: ["clips", "d"] };
  expect(upgradeOperation(single, 1, RENAMING)).toEqual(upgraded);
  expect(upgradeOperation({ type: "batch", operations: [single, other] }, 1, RENAMING)).toEqual({
    type: "batch",
    operations: [upgraded, other],
  });
  expect(upgradeOperation(single, 2, RENAMING)).toBe(single);
  const halves = new Map<number, Upgrade>([[1, (primitive) => [primitive, primitive]]]);
  expect(upgradeOperation(single, 1, halves)).toEqual({ type: "batch", operations: [single, single] });
});

test("every older version has its upgrade", () => {
  expect([...UPGRADES.keys()].sort()).toEqual(Array.from({ length: VERSION - 1 }, (_, place) => place + 1));
});
