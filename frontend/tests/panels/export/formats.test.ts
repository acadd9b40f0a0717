import { expect, test } from "vitest";
import { bridged, describeFilm, formatLikeness, thingOf } from "../../../src/panels/export/film";
import { OWN, rateChoices, rateOf } from "../../../src/panels/export/formats";

const film = {
  format: "mp4",
  height: 720,
  quality: "draft",
  start: 0,
  loop: true,
  allow_missing: false,
} as const;

test("a GIF is offered no rate that browsers would slow down", () => {
  const rates = rateChoices("gif", { numerator: 30, denominator: 1 }).map(({ value }) => value);
  expect(rates).toContain("50");
  expect(rates).not.toContain("60");
  expect(rateChoices("mp4", { numerator: 30, denominator: 1 }).map(({ value }) => value)).toContain("60");
});

test("the project's own rate comes first, and is left to the server", () => {
  const [own] = rateChoices("mp4", { numerator: 30000, denominator: 1001 });
  expect(own).toEqual({ value: OWN, label: "As the project: 29.97 frames a second" });
  expect(rateOf(OWN)).toBeNull();
  expect(rateOf("29.97")).toEqual({ numerator: 30000, denominator: 1001 });
});

test("an export is told by its format, its size and its length", () => {
  const facts = { kind: "video", width: 1280, height: 720, duration: 705_600_000 * 42 };
  expect(describeFilm({ facts, size: 2_400_000, settings: film })).toBe("MP4 · 1280 × 720 · 0:42 · 2.4 MB");
  const sound = { kind: "audio", width: 0, height: 0, duration: 705_600_000 * 42 };
  expect(describeFilm({ facts: sound, size: 900, settings: { ...film, format: "mp3", height: null } })).toBe(
    "MP3 · 0:42 · 900 B",
  );
});

test("a likeness is not called perfect before it is", () => {
  expect(formatLikeness(1)).toBe("1");
  expect(formatLikeness(0.99996)).toBe("0.999");
  expect(formatLikeness(0.9785)).toBe("0.979");
});

test("what has been made is called what it is", () => {
  const formats = ["webm", "gif", "wav", "jpg"] as const;
  expect(formats.map((format) => thingOf({ format }))).toEqual(["film", "animation", "sound", "picture"]);
});

test("each damaged source has its sentence", () => {
  expect(bridged({ facts: { damaged: { "beach.mp4": 2 } } })).toEqual([
    "beach.mp4 is damaged in 2 places: its last good picture, or silence, stands there.",
  ]);
  expect(bridged({ facts: null })).toEqual([]);
});
