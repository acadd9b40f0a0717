import { expect, test } from "vitest";
import { parseRoute } from "../../src/app/address";
import { pathTo } from "../../src/app/route";

test("each address leads to its page", () => {
  expect(parseRoute("/")).toEqual({ page: "home" });
  expect(parseRoute("/projects/4f")).toEqual({ page: "project", id: "4f" });
  expect(parseRoute("/projects/4f/")).toEqual({ page: "project", id: "4f" });
  expect(parseRoute("/watch/tok-en_1")).toEqual({ page: "watch", token: "tok-en_1" });
});

test("the links of mails have pages", () => {
  expect(parseRoute("/reset/1-ab-cd")).toEqual({ page: "reset", token: "1-ab-cd" });
  expect(parseRoute("/confirm/MQ:1v:x_y")).toEqual({ page: "confirm", token: "MQ:1v:x_y" });
  expect(parseRoute("/reset")).toEqual({ page: "forgot" });
  expect(parseRoute("/confirm")).toEqual({ page: "missing" });
});

test("an address of nothing leads to the page that says so", () => {
  for (const path of ["/projects", "/watch", "/projects/a/b", "/elsewhere", "/%E0%A4%A"]) {
    expect(parseRoute(path)).toEqual({ page: "missing" });
  }
});

test("a path that was made is read back", () => {
  expect(parseRoute(pathTo.project("a b"))).toEqual({ page: "project", id: "a b" });
});
