import { expect, test } from "vitest";
import { readAddresses } from "../../src/panels/share/addresses";

test.each([
  ["fred@example.org", ["fred@example.org"]],
  [
    "fred@example.org, Joe Doe <joe@example.org>;eva@a.b.example\nfred@example.org",
    ["fred@example.org", "joe@example.org", "eva@a.b.example"],
  ],
  ["  ,; \n", []],
])("%j are addresses", (text, addresses) => {
  expect(readAddresses(text)).toEqual({ addresses, wrong: null });
});

test.each([
  ["fred", "fred"],
  ["joe@example.org, fred@", "fred@"],
  ["fred@example", "fred@example"],
  ["fred@example.org joe@example.org", "fred@example.org joe@example.org"],
  ["fred@example.org\r\nBcc: all@example.org", "Bcc: all@example.org"],
])("of %j, %j is none", (text, wrong) => {
  expect(readAddresses(text).wrong).toBe(wrong);
});
