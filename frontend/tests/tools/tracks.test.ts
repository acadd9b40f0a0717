import { describe, expect, it } from "vitest";
import { moveTrack } from "../../src/timeline/edits";
import { loadDocument } from "../../src/timeline/load";
import { apply, type Operation } from "../../src/timeline/operations";
import { indexOf } from "../../src/timeline/timeline-index";
import { ReorderTrack } from "../../src/tools/reorder-track";
import { freeTrack, trackBelow } from "../../src/tools/tracks";
import { FILM, SECOND } from "./desk";

const document = loadDocument(FILM);
const order = (changed: typeof document) => indexOf(changed).tracks.map(({ id }) => id);

describe("tracks", () => {
  it("change places with their neighbour", () => {
    const up = moveTrack(document, "low", 1);
    expect(up && order(apply(document, up).document)).toEqual(["high", "low"]);
    const down = moveTrack(document, "high", 0);
    expect(down && order(apply(document, down).document)).toEqual(["high", "low"]);
    expect(moveTrack(document, "high", 1)).toBeNull();
    expect(moveTrack(document, "high", 9)).toBeNull();
  });

  it("are dragged by their heads to any place; a locked one stays, whoever drags", () => {
    const three = apply(document, trackBelow(document, "new")).document;
    const dragged = (id: string, row: number) => {
      const { operation } = new ReorderTrack(three, id, 3).step({ row });
      return operation ? order(apply(three, operation).document) : order(three);
    };
    expect(dragged("new", 0)).toEqual(["low", "high", "new"]);
    expect(dragged("high", 2)).toEqual(["high", "new", "low"]);
    expect(dragged("low", 1)).toEqual(["new", "low", "high"]);
    const shut = apply(three, { type: "set", path: ["tracks", "low", "locked"], value: true }).document;
    expect(moveTrack(shut, "low", 2)).toBeNull();
    const { clips, markers } = apply(three, moveTrack(three, "low", 0) as Operation).document;
    expect([clips, markers]).toEqual([three.clips, three.markers]);
  });

  it("of sound go beneath all others", () => {
    expect(order(apply(document, trackBelow(document, "new")).document)).toEqual(["new", "low", "high"]);
  });
});

describe("the track for something new", () => {
  it("shows pictures above what is shown then", () => {
    expect(freeTrack(document, "image", 0, SECOND)).toBe("high");
    expect(freeTrack(document, "text", 5 * SECOND, 6 * SECOND)).toBeNull();
  });

  it("puts a film where nothing is covered, the lowest first", () => {
    expect(freeTrack(document, "video", 4 * SECOND, 9 * SECOND)).toBe("low");
    expect(freeTrack(document, "video", 3 * SECOND, 6 * SECOND)).toBeNull();
  });

  it("keeps out of locked tracks", () => {
    const locked = apply(document, { type: "set", path: ["tracks", "high", "locked"], value: true }).document;
    expect(freeTrack(locked, "image", 0, SECOND)).toBeNull();
  });
});
