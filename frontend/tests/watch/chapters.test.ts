import { expect, test } from "vitest";
import { chapterTrack } from "../../src/watch/chapters";

const SECOND = 705_600_000;

test("chapters last up to the next one, and their names are words, not markup", () => {
  const chapters = [
    { start: 0, title: "A <b>" },
    { start: 3661.5 * SECOND, title: "B\n\n00:00 --> 01:00" },
  ];
  expect(chapterTrack(chapters, 4000 * SECOND)).toBe(
    "WEBVTT\n\n00:00:00.000 --> 01:01:01.500\nA &lt;b&gt;\n\n01:01:01.500 --> 01:06:40.000\nB 00:00 --&gt; 01:00\n",
  );
});
