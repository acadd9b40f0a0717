import { describe, expect, it } from "vitest";
import { difference } from "../../src/timeline/difference";
import type { Document } from "../../src/timeline/document";
import { loadDocument } from "../../src/timeline/load";
import { apply, batch, checkOperation, MAX_BATCH, type Operation } from "../../src/timeline/operations";
import { pieces } from "../../src/timeline/pieces";
import { randomDocument, randomFrom } from "./documents";

const text = (more: object = {}) => ({
  kind: "text",
  track: "t1",
  start: 0,
  duration: 9,
  text: "Hello",
  ...more,
});
const doc = (clips: object, more: object = {}) =>
  loadDocument({ tracks: { t1: { order: "V" } }, clips, ...more });

function led(document: Document, operations: readonly Operation[]): Document {
  return operations.reduce((before, operation) => apply(before, operation).document, document);
}

describe("the difference between two documents", () => {
  it("is nothing where there is none", () => {
    expect(difference(doc({ a: text() }), doc({ a: text() }))).toEqual([]);
  });

  it("names only the properties that differ", () => {
    const after = doc({ a: text({ style: { size: 40 }, start: 3 }), b: text() }, { canvas: { width: 1080 } });
    expect(difference(doc({ a: text(), b: text() }), after)).toEqual([
      { type: "set", path: ["canvas", "width"], value: 1080 },
      { type: "set", path: ["clips", "a", "start"], value: 3 },
      { type: "set", path: ["clips", "a", "style", "size"], value: 40 },
    ]);
  });

  it("takes away what is gone before what it stood on, and brings what is new whole", () => {
    const before = doc({ a: text() });
    const after = loadDocument({ tracks: { t2: { order: "W" } }, clips: { b: text({ track: "t2" }) } });
    expect(difference(before, after).map(({ type, path }) => `${type} ${path.join("/")}`)).toEqual([
      "remove clips/a",
      "remove tracks/t1",
      "set tracks/t2",
      "set clips/b",
    ]);
  });

  it("sets a clip whole that has become one of another kind", () => {
    const after = doc({ a: { kind: "shape", track: "t1", start: 0, duration: 9 } });
    expect(difference(doc({ a: text() }), after)).toEqual([
      { type: "set", path: ["clips", "a"], value: after.clips.a },
    ]);
  });

  it("leads from any document to any other, in operations that the server takes", () => {
    const random = randomFrom(7);
    for (let round = 0; round < 40; round++) {
      const [before, after] = [randomDocument(random), randomDocument(random)];
      const operation = batch(difference(before, after));
      if (operation) checkOperation(operation, before);
      expect(operation ? apply(before, operation).document : before).toEqual(after);
    }
  });
});

describe("an operation in pieces", () => {
  it("is itself where it is small enough", () => {
    const operation: Operation = { type: "set", path: ["clips", "a", "start"], value: 3 };
    expect(pieces(operation, 1000)).toEqual([operation]);
  });

  it("comes to the same, can be undone piece by piece, and no piece is too large", () => {
    const random = randomFrom(11);
    for (let round = 0; round < 40; round++) {
      const [before, after] = [randomDocument(random), randomDocument(random)];
      const operation = batch(difference(before, after));
      if (!operation) continue;
      const most = 400 + 100 * random(10);
      const cut = pieces(operation, most);
      const inverses: Operation[] = [];
      let document = before;
      for (const piece of cut) {
        checkOperation(piece);
        const applied = apply(document, piece);
        document = applied.document;
        if (applied.inverse) inverses.unshift(applied.inverse);
      }
      expect(document).toEqual(after);
      const back = inverses.flatMap((inverse) => pieces(inverse, most));
      for (const piece of back) checkOperation(piece);
      expect(led(after, back)).toEqual(before);
    }
  });

  it("cuts a single clip that is too large by its lists", () => {
    const curve = (length: number) => Array.from({ length }, (_, time) => ({ time, value: time / 7 }));
    const clip = text({ keyframes: { x: curve(500), y: curve(500), opacity: curve(3) } });
    const empty = doc({});
    const operation: Operation = { type: "set", path: ["clips", "a"], value: clip };
    const most = 30_000;
    const cut = pieces(operation, most);
    expect(cut.length).toBeGreaterThan(1);
    for (const piece of cut) expect(JSON.stringify(piece).length).toBeLessThanOrEqual(most);
    const made = led(empty, cut);
    expect(made).toEqual(doc({ a: clip }));
    // To take it away, and to bring it back, is as large.
    const removed = apply(made, { type: "remove", path: ["clips", "a"] });
    const back = pieces(removed.inverse as Operation, 100_000);
    expect(back.length).toBeGreaterThan(1);
    expect(led(removed.document, back)).toEqual(made);
    const forth = apply(removed.document, removed.inverse as Operation).inverse as Operation;
    const away = pieces(forth, 100_000);
    expect(away.length).toBeGreaterThan(1);
    expect(led(made, away)).toEqual(removed.document);
  });

  it("notices that somebody else has changed what it expects", () => {
    const curve = Array.from({ length: 50 }, (_, time) => ({ time, value: time }));
    const made = doc({ a: text({ keyframes: { x: curve } }) });
    const { inverse } = apply(made, { type: "remove", path: ["clips", "a"] });
    const [first] = pieces(inverse as Operation, 1000);
    const other = doc({ a: text({ text: "somebody else's" }) });
    expect(apply(other, first as Operation).inverse).toBe(null);
  });

  it("has no more parts than the server takes", () => {
    const operations = Array.from({ length: 2 * MAX_BATCH + 1 }, (_, n) => {
      return { type: "set" as const, path: ["clips", "a", "start"], value: n };
    });
    const cut = pieces({ type: "batch", operations }, 10 ** 9);
    expect(cut).toHaveLength(3);
    for (const piece of cut) checkOperation(piece);
  });
});
