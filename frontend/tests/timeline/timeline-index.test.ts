import { expect, it } from "vitest";
import { loadDocument } from "../../src/timeline/load";
import { picturesAt } from "../../src/timeline/timeline-index";
import { EDITED, SECOND } from "./edited";

it("knows the films and pictures of a moment, on tracks that are shown", () => {
  expect(picturesAt(EDITED, SECOND)).toEqual(["a"]);
  expect(picturesAt(EDITED, 5 * SECOND - 1)).toEqual(["a"]);
  // A text and a song are there as well.
  expect(picturesAt(EDITED, 6.5 * SECOND)).toEqual(["b"]);
  expect(picturesAt(EDITED, 10 * SECOND)).toEqual([]);
  const { t1, ...tracks } = EDITED.tracks;
  const hidden = loadDocument({ ...EDITED, tracks: { ...tracks, t1: { ...t1, hidden: true } } });
  expect(picturesAt(hidden, SECOND)).toEqual([]);
});
