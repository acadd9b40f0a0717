import { describe, expect, it } from "vitest";
import { loadDocument } from "../../src/timeline/load";
import { apply } from "../../src/timeline/operations";
import { indexOf } from "../../src/timeline/timeline-index";
import { freeTrack, shiftTrack, trackBelow } from "../../src/tools/tracks";
import { FILM, SECOND } from "./desk";

const document = loadDocument(FILM);
const order = (changed: typeof document) => indexOf(changed).tracks.map(({ id }) => id);

describe("tracks", () => {
  it("change places with their neighbour", () => {
    const up = shiftTrack(document, "low", 1);
    expect(up && order(apply(document, up).document)).toEqual(["high", "low"]);
    const down = shiftTrack(document, "high", -1);
    expect(down && order(apply(document, down).document)).toEqual(["high", "low"]);
    expect(shiftTrack(document, "high", 1)).toBeNull();
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
