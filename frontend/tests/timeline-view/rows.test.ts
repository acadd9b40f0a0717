import { describe, expect, it } from "vitest";
import { loadDocument } from "../../src/timeline/load";
import { clipLabel } from "../../src/timeline-view/clip-name";
import { rowAt, rowsOf, trackName } from "../../src/timeline-view/rows";
import { FILM } from "../tools/desk";

const document = loadDocument({
  ...FILM,
  assets: { ...FILM.assets, film: { ...FILM.assets.film, name: "beach.mp4" } },
});

describe("the rows", () => {
  const rows = rowsOf(document);

  it("stand as the layers do: the upper one on top", () => {
    expect(rows.map(({ id }) => id)).toEqual(["high", "low"]);
    expect(rows.map((_, place) => trackName(rows, place))).toEqual(["Track 2", "Track 1"]);
  });

  it("are found by height", () => {
    expect(rowAt(rows, 10)?.id).toBe("high");
    expect(rowAt(rows, 70)?.id).toBe("low");
    expect(rowAt(rows, 900)).toBeNull();
    expect(rowAt(rows, -5)).toBeNull();
  });
});

describe("a clip's name", () => {
  it("says its kind and its source", () => {
    const { film } = document.clips;
    expect(film && clipLabel(document, film)).toBe("video clip beach.mp4");
  });
});
