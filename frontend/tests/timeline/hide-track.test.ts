import { expect, test } from "vitest";
import { doubtfulMoments } from "../../src/timeline/doubtful";
import { changePart, hidePart } from "../../src/timeline/edits";
import { hideTrack, leaveOut } from "../../src/timeline/edits/hide-track";
import { BY_HAND, hiddenParts } from "../../src/timeline/edits/set-hidden";
import type { Table } from "../../src/timeline/tables";
import { EDITED, edited, SECOND } from "./edited";

const MADE = { source: "track-1", width: 1280, height: 720 };
const asset = (EDITED.clips.b as { asset: string }).asset;
const clips = Object.entries(EDITED.clips).flatMap(([id, clip]) =>
  "asset" in clip && clip.asset === asset && clip.kind !== "audio" ? [id] : [],
);

test("who is found in a source is hidden in every clip that shows it, by one track among the assets", () => {
  const byHand = edited(EDITED, hidePart(EDITED, "b", BY_HAND));
  const hidden = edited(
    byHand,
    hideTrack(byHand, asset, "Faces", MADE, () => "k"),
  );
  expect(hidden.assets.k).toMatchObject({ kind: "track", source: "track-1", made_from: asset });
  expect(clips.length).toBeGreaterThan(1);
  for (const id of clips) expect(hiddenParts(hidden, id).at(-1)).toMatchObject({ track: "k", name: "Faces" });
  expect(hiddenParts(hidden, "b")[0]).toEqual(BY_HAND);
  expect(hideTrack(hidden, asset, "Faces", MADE, () => "other")).toBeNull();
  // Found anew, they are hidden as before, all of them.
  const styled = edited(hidden, changePart(hidden, "b", 1, { style: "fill", left_out: ["face1"] }));
  const again = edited(
    styled,
    hideTrack(styled, asset, "Faces", { ...MADE, source: "track-2" }, () => "n"),
  );
  expect(hiddenParts(again, "b")[1]).toMatchObject({ track: "n", style: "fill", left_out: [] });
});

test("a face that is left out is shown in every clip of the source, and hidden again", () => {
  const hidden = edited(
    EDITED,
    hideTrack(EDITED, asset, "Faces", MADE, () => "k"),
  );
  const shown = edited(hidden, leaveOut(hidden, "k", "face2", true));
  for (const id of clips) expect(hiddenParts(shown, id)[0]?.left_out).toEqual(["face2"]);
  expect(leaveOut(shown, "k", "face2", true)).toBeNull();
  expect(edited(shown, leaveOut(shown, "k", "face2", false))).toEqual(hidden);
});

test("a person is led to where a face comes, is lost, and goes", () => {
  const table: Table = {
    width: 9,
    height: 9,
    subjects: {
      a: [
        [0, 0, 0, 1, 1, "seen"],
        [2 * SECOND, 0, 0, 1, 1, "guessed"],
        [3 * SECOND, 0, 0, 1, 1, "seen"],
        [5 * SECOND, 0, 0, 1, 1, "gone"],
      ],
      b: [[5 * SECOND + 1, 0, 0, 1, 1, "seen"]],
      c: [[7 * SECOND, 0, 0, 1, 1, "seen"]],
    },
  };
  expect(doubtfulMoments(table, ["c"])).toEqual([2 * SECOND, 5 * SECOND]);
});
