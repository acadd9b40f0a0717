import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../src/editor/commands";
import { keepHeights, keptHeights } from "../../src/editor/kept-heights";
import { TIMELINE_MENUS } from "../../src/editor/timeline-menus";

describe("the menus of the timeline", () => {
  it.each(Object.entries(TIMELINE_MENUS))("of a %s offer commands that the palette has too", (_, ids) => {
    const known = COMMANDS.map(({ id }) => id);
    const offered = ids.filter((id) => id !== null);
    expect(offered.filter((id) => !known.includes(id))).toEqual([]);
    expect(new Set(offered).size).toBe(offered.length);
  });
});

it("no key means two things of which one hides the other for ever", () => {
  const seen = new Map<string, string>();
  for (const { id, keys = [], when } of COMMANDS) {
    for (const key of keys) {
      const before = seen.get(key);
      expect(before === undefined || before === "sometimes", `${key}: ${id}`).toBe(true);
      seen.set(key, when ? "sometimes" : id);
    }
  }
});

it("heights of tracks are kept in this browser, and only what makes sense comes back", () => {
  const stored = new Map<string, string>();
  const keep = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  };
  keepHeights("p", { a: "small", b: "large" }, keep);
  expect(keptHeights("p", keep)).toEqual({ a: "small", b: "large" });
  expect(keptHeights("other", keep)).toEqual({});
  stored.set("cloudstudio.heights.p", '{"a": "huge", "b": "large"}');
  expect(keptHeights("p", keep)).toEqual({ b: "large" });
});
