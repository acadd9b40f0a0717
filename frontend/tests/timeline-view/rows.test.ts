import { describe, expect, it } from "vitest";
import type { Clip, Document } from "../../src/timeline/document";
import { addTrack } from "../../src/timeline/edits";
import { loadDocument } from "../../src/timeline/load";
import { apply, type Operation } from "../../src/timeline/operations";
import { clipLabel } from "../../src/timeline-view/clip-name";
import { heightAt, rowAt, rowsOf, trackName } from "../../src/timeline-view/rows";
import { trackBelow } from "../../src/tools/tracks";
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

  it("keep the numbers of their tracks when one is added, beneath or above", () => {
    const named = (before: Document) =>
      Object.fromEntries(rowsOf(before).map(({ id }, place) => [id, trackName(rowsOf(before), place)]));
    const added = apply(document, addTrack(document, "new") as Operation).document;
    const more = apply(added, trackBelow(added, "under")).document;
    expect(named(more)).toEqual({ low: "Track 1", high: "Track 2", new: "Track 3", under: "Track 4" });
  });

  it("are as high as a person wants them", () => {
    const sized = rowsOf(document, undefined, { high: "small", low: "large" });
    expect(sized.map(({ top, height }) => [top, height])).toEqual([
      [0, 32],
      [34, 104],
    ]);
    expect([10, 33, 34, 139, 140].map((y) => rowAt(sized, y)?.id)).toEqual([
      "high",
      "high",
      "low",
      "low",
      undefined,
    ]);
    expect([20, 43, 45, 79, 81].map(heightAt)).toEqual(["small", "small", "middle", "middle", "large"]);
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
    expect(film && clipLabel(document, film, "film")).toBe("video clip beach.mp4");
  });

  it("is the shape's", () => {
    const star = loadDocument({
      clips: { s: { kind: "shape", shape: "star", track: "t", start: 0, duration: 1 } },
    });
    expect(clipLabel(star, star.clips.s as Clip, "s")).toBe("shape clip Star");
  });
});
