import { expect, test } from "vitest";
import type { AssetUse } from "../../../src/lib/shapes";
import { sayDeleted } from "../../../src/panels/library/uses";

const use = (kind: AssetUse["kind"], name: string, count = 0): AssetUse => ({
  kind,
  id: name,
  name,
  project: "p",
  count,
});

test("a delete names every project that shows the file, and counts what was made with it", () => {
  expect(sayDeleted("cat.png", [])).toBe("“cat.png” is in the bin.");
  expect(sayDeleted("cat.png", [use("project", "Holiday", 3), use("project", "Trip", 1)])).toBe(
    "“cat.png” is in the bin. “Holiday” (3 times) and “Trip” will show a placeholder until you bring it back.",
  );
  expect(sayDeleted("cat.png", [use("film", "A"), use("share", "B"), use("version", "C")])).toBe(
    "“cat.png” is in the bin. 1 earlier version, 1 film and 1 link were made with it.",
  );
  expect(sayDeleted("cat.png", [use("film", "A")])).toBe("“cat.png” is in the bin. 1 film was made with it.");
});

test("of many projects three are named", () => {
  const many = ["A", "B", "C", "D", "E"].map((name) => use("project", name, 1));
  expect(sayDeleted("cat.png", many)).toContain(" “A”, “B”, “C” and 2 more projects will show ");
});
