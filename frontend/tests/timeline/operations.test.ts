import { describe, expect, test, vi } from "vitest";
import { emptyDocument, loadDocument } from "../../src/timeline/load";
import {
  apply,
  checkOperation,
  InvalidOperation,
  MAX_BATCH,
  MAX_OPERATION_BYTES,
  type Operation,
} from "../../src/timeline/operations";
import { keyBetween } from "../../src/timeline/order";
import { readVectors } from "./vectors";

// Megabytes take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

interface History {
  steps: { operation: Operation; inverse: Operation | null }[];
  document: unknown;
}

const TEXT = { kind: "text", text: "hi", track: "t", start: 0, duration: 10 };

test("replaying a history gives the server's inverses and the server's document", () => {
  for (const history of readVectors<History[]>("vectors/operations.json")) {
    let document = emptyDocument();
    for (const { operation, inverse } of history.steps) {
      checkOperation(operation);
      const applied = apply(document, operation);
      expect(applied.inverse).toEqual(inverse);
      if (applied.inverse === null) expect(applied.document).toBe(document);
      else expect(apply(applied.document, applied.inverse).document).toEqual(document);
      document = applied.document;
    }
    expect(document).toEqual(history.document);
  }
});

test("untouched parts are shared between the old and the new document", () => {
  const document = loadDocument({ clips: { c: TEXT, d: TEXT } });
  const changed = apply(document, { type: "set", path: ["clips", "c", "start"], value: 5 }).document;
  expect(changed.clips.d).toBe(document.clips.d);
  expect(changed.tracks).toBe(document.tracks);
});

test("an undo is skipped when somebody else changed the value since", () => {
  const path = ["clips", "c", "transform", "x"];
  const first = apply(loadDocument({ clips: { c: TEXT } }), { type: "set", path, value: 1 });
  const second = apply(first.document, { type: "set", path, value: 2 });
  expect(apply(second.document, first.inverse as Operation)).toEqual({
    document: second.document,
    inverse: null,
  });
});

test("a name that every object has is no entry of a document", () => {
  const document = emptyDocument();
  const operation = { type: "remove", path: ["clips", "constructor"] } as const;
  checkOperation(operation);
  expect(apply(document, operation).document).toBe(document);
});

test.each([
  [[], "JSON object"],
  [{}, "type is"],
  [{ type: "set", path: ["clips", "c"] }, "lacks “value”"],
  [{ type: "remove", path: ["clips", "c"], why: 1 }, "unknown part “why”"],
  [{ type: "set", path: [], value: 1 }, "cannot be set"],
  [{ type: "set", path: ["version"], value: 1 }, "cannot be set"],
  [{ type: "set", path: ["clips"], value: {} }, "cannot be set as a whole"],
  [{ type: "set", path: ["clips", "__proto__"], value: TEXT }, "no path"],
  [{ type: "set", path: ["clips", "c", "kind"], value: "text" }, "kind cannot be changed"],
  [{ type: "set", path: ["clips", "c", "toString"], value: 1 }, "toString"],
  [{ type: "set", path: ["clips", "c", "start"], value: -1 }, "clips/c/start cannot be set"],
  [{ type: "set", path: ["clips", "c", "transform", "x"], value: 1.5 }, "cannot be set"],
  [{ type: "set", path: ["clips", "c", "sound", "volume"], value: Number.NaN }, "finite"],
  [{ type: "set", path: ["clips", "c"], value: { kind: "video" } }, "field required"],
  [{ type: "set", path: ["clips", "c", "text"], value: "\ud800" }, "cannot be set"],
  [{ type: "set", path: ["clips", "c", "transform"], value: { z: 1 } }, "extra"],
  [{ type: "remove", path: ["canvas", "width"] }, "can be removed"],
  [{ type: "batch", operations: [] }, "1 to"],
])("what can never be applied is refused with one sentence: %j", (operation, sentence) => {
  expect(() => checkOperation(operation)).toThrow(InvalidOperation);
  expect(() => checkOperation(operation)).toThrow(sentence);
});

test("a path is checked against the kind of the clip that is there", () => {
  const operation = { type: "set", path: ["clips", "c", "sound", "volume"], value: 1 };
  expect(() => checkOperation(operation)).not.toThrow();
  expect(() => checkOperation(operation, loadDocument({ clips: { c: TEXT } }))).toThrow("kind “text”");
});

test("keys between neighbours are the server's", () => {
  for (const [low, high, key] of readVectors<[string | null, string | null, string][]>(
    "vectors/order.json",
  )) {
    expect(keyBetween(low, high)).toBe(key);
  }
});

const nested = (depth: number): unknown => {
  let inner: unknown = [];
  for (let level = 0; level < depth; level++) inner = [inner];
  return inner;
};

describe.each([
  ["not a number", Number.NaN],
  ["infinity", Number.POSITIVE_INFINITY],
  ["a lone surrogate", "\ud800"],
  ["megabytes", "x".repeat(5_000_000)],
  ["deep lists", nested(100_000)],
  ["a list of lone surrogates", ["\ud800"]],
  ["a strange name", { "\ud800": 1 }],
  ["true", true],
])("%s", (_, hostile) => {
  test.each([
    [["clips", "c"], TEXT],
    [["clips", "c", "name"], "Title"],
    [["clips", "c", "start"], 5],
    [["clips", "c", "transform"], {}],
    [["clips", "c", "transform", "rotation"], 5],
    [["clips", "c", "keyframes", "x"], []],
    [["canvas"], {}],
  ])("is refused as a value and as an expectation of %j", (path, fine) => {
    const sets = { type: "set", path, value: hostile };
    const expects = { type: "set", path, value: fine, expect: hostile };
    expect(() => checkOperation(sets)).toThrow("cannot be set");
    expect(() => checkOperation(expects)).toThrow("cannot be expected");
  });
});

test("an operation is bounded as a whole, as on the server", () => {
  expect({ batch: MAX_BATCH, bytes: MAX_OPERATION_BYTES }).toEqual(readVectors("vectors/bounds.json"));
  const words = Array.from({ length: 9000 }, () => ({ first: 0, end: 1, start: 0, duration: 1 }));
  const clip = { ...TEXT, words, text: "ü".repeat(10_000) };
  const setting = { type: "set", path: ["clips", "c"], value: clip };
  expect(() => checkOperation(setting)).not.toThrow();
  const several = Math.ceil(MAX_OPERATION_BYTES / JSON.stringify(setting).length);
  const operations = Array.from({ length: several }, () => setting);
  expect(() => checkOperation({ type: "batch", operations })).toThrow("too large");
  const expecting = operations.map(({ path }) => ({ type: "remove", path, expect: clip }));
  expect(() => checkOperation({ type: "batch", operations: expecting })).toThrow("too large");
});

test("what is expected may leave out what has a default", () => {
  const operation = { type: "remove", path: ["clips", "c"], expect: TEXT } as const;
  checkOperation(operation);
  expect(apply(loadDocument({ clips: { c: TEXT } }), operation).document).toEqual(emptyDocument());
});
