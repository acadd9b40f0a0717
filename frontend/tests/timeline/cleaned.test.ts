import { expect, it } from "vitest";
import { clipOf, type Document } from "../../src/timeline/document";
import { copyProperties, removeCleaned, setCleaned, split } from "../../src/timeline/edits";
import { evaluateSound } from "../../src/timeline/sound";
import { EDITED, edited, SECOND } from "./edited";

const cleanedOf = (document: Document, id: string) => {
  const clip = clipOf(document, id);
  return clip && "sound" in clip ? clip.sound.cleaned : undefined;
};
const SOUNDING: Document = {
  ...EDITED,
  assets: Object.fromEntries(
    Object.entries(EDITED.assets).map(([id, asset]) => [id, { ...asset, has_audio: true }]),
  ),
};
const CLEANED = edited(
  SOUNDING,
  setCleaned(SOUNDING, "a", "made-1", () => "m1"),
);
const heard = (document: Document) => evaluateSound(document).map(({ clip, asset }) => `${clip} ${asset}`);

it("is heard in place of the recorded sound, has its clock, and is named once among the assets", () => {
  const source = SOUNDING.assets.v;
  expect(CLEANED.assets.m1).toMatchObject({ kind: "audio", made_from: "v", duration: source?.duration });
  expect(heard(CLEANED)).toContain("a/cleaned m1");
  expect(heard(CLEANED)).not.toContain("a v");
  expect(setCleaned(CLEANED, "a", "made-1", () => "m2")).toBeNull();
});

it("goes with both parts of a clip that is split, and not to a clip of another source", () => {
  const parts = edited(CLEANED, split(CLEANED, "a", 2 * SECOND, "a2"));
  expect(heard(parts)).toEqual(expect.arrayContaining(["a/cleaned m1", "a2/cleaned m1"]));
  const others: Document = { ...CLEANED, assets: { ...CLEANED.assets, m1: { ...made(), made_from: "w" } } };
  expect(heard(others)).toContain("a v");
  const all = copyProperties(CLEANED, "a", null);
  expect(all?.values.some(({ property }) => property.startsWith("sound.cleaned"))).toBe(false);
});

it("gives the recorded sound back, of all that are chosen", () => {
  expect(removeCleaned(SOUNDING, ["a", "b"])).toBeNull();
  const back = edited(CLEANED, removeCleaned(CLEANED, ["a", "b", "gone"]));
  expect(cleanedOf(back, "a")).toEqual(cleanedOf(SOUNDING, "a"));
});

it("is for what has a sound alone, and a locked track is left as it is", () => {
  for (const id of ["b", "c", "gone"]) expect(setCleaned(SOUNDING, id, "made-1", () => "m")).toBeNull();
  const locked: Document = {
    ...SOUNDING,
    tracks: Object.fromEntries(
      Object.entries(SOUNDING.tracks).map(([id, track]) => [id, { ...track, locked: true }]),
    ),
  };
  expect(setCleaned(locked, "a", "made-1", () => "m")).toBeNull();
});

function made() {
  const asset = CLEANED.assets.m1;
  if (!asset) throw new Error("It was not named.");
  return asset;
}
