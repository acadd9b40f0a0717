import { expect, test } from "vitest";
import { BY_HAND, changePart, hidePart, movePart, showPart, togglePlace } from "../../src/timeline/edits";
import { hiddenParts } from "../../src/timeline/edits/set-hidden";
import { loadDocument } from "../../src/timeline/load";
import { placeAt } from "../../src/timeline/obscure";
import { EDITED, edited, SECOND } from "./edited";

test("a part is hidden, changed and shown again, of pictures and films alone, and of no locked track", () => {
  const hidden = edited(EDITED, hidePart(EDITED, "b", BY_HAND));
  const filled = edited(hidden, changePart(hidden, "b", 0, { style: "fill" }));
  expect(hiddenParts(filled, "b")).toEqual([{ ...BY_HAND, style: "fill" }]);
  expect(changePart(filled, "b", 0, { style: "fill" })).toBeNull();
  expect(hiddenParts(edited(filled, showPart(filled, "b", 0)), "b")).toEqual([]);
  for (const id of ["c", "d", "e", "gone"]) expect(hidePart(EDITED, id, BY_HAND)).toBeNull();
  const track = EDITED.clips.b?.track ?? "";
  const locked = loadDocument({
    ...EDITED,
    tracks: { ...EDITED.tracks, [track]: { ...EDITED.tracks[track], locked: true } },
  });
  expect(hidePart(locked, "b", BY_HAND)).toBeNull();
});

test("a region that moves gets a place at each moment at which it is moved, and goes evenly in between", () => {
  let document = edited(EDITED, hidePart(EDITED, "b", BY_HAND));
  const at = (x: number, moment: number) => {
    document = edited(document, movePart(document, "b", 0, { x, y: 0.5, width: 0.2, height: 0.2 }, moment));
  };
  const toggle = (moment: number) => {
    document = edited(document, togglePlace(document, "b", 0, moment));
  };
  const [x, places] = [
    (moment: number) => placeAt(hiddenParts(document, "b")[0] ?? BY_HAND, moment).x,
    () => hiddenParts(document, "b")[0]?.places.map(({ time }) => time),
  ];
  at(0.1, SECOND);
  expect(places()).toEqual([]);
  toggle(SECOND);
  at(0.9, 3 * SECOND);
  at(0.8, 3 * SECOND + 1);
  expect(places()).toEqual([SECOND, 3 * SECOND + 1]);
  expect([0, SECOND, 5 * SECOND].map(x)).toEqual([0.1, 0.1, 0.8]);
  expect(x(2 * SECOND)).toBeCloseTo(0.45, 6);
  toggle(SECOND);
  toggle(3 * SECOND);
  expect(places()).toEqual([]);
  expect(x(0)).toBe(0.8);
});
