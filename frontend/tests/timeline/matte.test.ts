import { expect, it } from "vitest";
import { clipOf, type Document } from "../../src/timeline/document";
import { removeMatte, setMatte } from "../../src/timeline/edits";
import { EDITED, edited } from "./edited";

const MADE = { source: "matte-1", width: 320, height: 180 };
const matteOf = (document: Document, id: string) => {
  const clip = clipOf(document, id);
  return clip && "appearance" in clip ? clip.appearance.matte : undefined;
};

it("names a matte once among the assets, however many clips have it, and keeps the clip's settings", () => {
  const first = edited(
    EDITED,
    setMatte(EDITED, "b", MADE, () => "m1"),
  );
  expect(matteOf(first, "b")?.asset).toBe("m1");
  expect(first.assets.m1).toMatchObject({ kind: "matte", made_from: "v", source: "matte-1", width: 320 });
  const second = edited(
    first,
    setMatte(first, "a", MADE, () => "m2"),
  );
  expect(matteOf(second, "a")?.asset).toBe("m1");
  expect(Object.keys(second.assets)).toHaveLength(3);
  expect(setMatte(second, "a", MADE, () => "m3")).toBeNull();
});

it("is for pictures and films alone, and a locked track is left as it is", () => {
  for (const id of ["c", "d", "e", "gone"]) expect(setMatte(EDITED, id, MADE, () => "m")).toBeNull();
  const locked: Document = {
    ...EDITED,
    tracks: Object.fromEntries(
      Object.entries(EDITED.tracks).map(([id, track]) => [id, { ...track, locked: true }]),
    ),
  };
  expect(setMatte(locked, "b", MADE, () => "m")).toBeNull();
});

it("brings the background back of all that are chosen", () => {
  const cut = edited(
    EDITED,
    setMatte(EDITED, "b", MADE, () => "m"),
  );
  expect(removeMatte(EDITED, ["a", "b"])).toBeNull();
  const whole = edited(cut, removeMatte(cut, ["a", "b", "c", "gone"]));
  expect(matteOf(whole, "b")).toEqual(matteOf(EDITED, "b"));
});
