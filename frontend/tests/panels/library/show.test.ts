import { expect, test } from "vitest";
import type { Asset } from "../../../src/lib/shapes";
import { showAssets } from "../../../src/panels/library/show";

const asset = (name: string, kind: Asset["kind"], size: number, created: string): Asset => ({
  id: name,
  name,
  kind,
  state: "ready",
  error: "",
  size,
  facts: null,
  filmstrip: null,
  urls: { original: null, thumbnail: null, filmstrip: null, waveform: null, proxy: null },
  missing: [],
  recipe: null,
  made_from: null,
  hidden: false,
  created,
  seq: 1,
});
const assets = [
  asset("IMG_10.mov", "video", 300, "2026-01-02T00:00:00Z"),
  asset("IMG_9.mov", "video", 100, "2026-01-03T00:00:00Z"),
  asset("song.mp3", "audio", 200, "2026-01-01T00:00:00Z"),
];
const names = (
  ...[search, kind, order]: [string, Parameters<typeof showAssets>[2], Parameters<typeof showAssets>[3]]
) => showAssets(assets, search, kind, order).map(({ name }) => name);

test("the library is sorted as asked; numbers in names count as numbers", () => {
  expect(names("", "all", "newest")).toEqual(["IMG_9.mov", "IMG_10.mov", "song.mp3"]);
  expect(names("", "all", "name")).toEqual(["IMG_9.mov", "IMG_10.mov", "song.mp3"]);
  expect(names("", "all", "largest")).toEqual(["IMG_10.mov", "song.mp3", "IMG_9.mov"]);
  expect(names("", "all", "oldest")[0]).toBe("song.mp3");
});

test("a search and a kind narrow it together", () => {
  expect(names("img", "all", "name")).toHaveLength(2);
  expect(names("img", "audio", "name")).toEqual([]);
  expect(names("", "audio", "name")).toEqual(["song.mp3"]);
});
