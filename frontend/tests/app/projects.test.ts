import { expect, test } from "vitest";
import { showProjects } from "../../src/app/projects";

const project = (name: string, created: string, updated: string) => ({
  id: name,
  name,
  created,
  updated,
  sequence: 0,
  duration: null,
  cover: null,
});
const projects = [
  project("Film 10", "2026-01-01T00:00:00Z", "2026-03-01T00:00:00Z"),
  project("Film 9", "2026-01-03T00:00:00Z", "2026-02-01T00:00:00Z"),
  project("holiday Lisbon", "2026-01-02T00:00:00Z", "2026-04-01T00:00:00Z"),
];
const names = (order: "edited" | "created" | "name", search = "") =>
  showProjects(projects, search, order).map(({ name }) => name);

test("projects stand in the order that was asked for", () => {
  expect(names("edited")).toEqual(["holiday Lisbon", "Film 10", "Film 9"]);
  expect(names("created")).toEqual(["Film 9", "holiday Lisbon", "Film 10"]);
  expect(names("name")).toEqual(["Film 9", "Film 10", "holiday Lisbon"]);
});

test("a search finds words in any order and any case", () => {
  expect(names("name", "LISBON hol")).toEqual(["holiday Lisbon"]);
  expect(names("name", "train")).toEqual([]);
});
