import { expect, test } from "vitest";
import { HttpError } from "../../src/lib/http";
import { problemOf } from "../../src/watch/watching";

test.each([
  [404, null, "gone"],
  [410, "over", "over"],
  [403, "password", "locked"],
  [403, null, "failed"],
  [409, "making", "making"],
  [503, null, "failed"],
  [0, null, "failed"],
])("status %d with code %s is %s", (status, code, problem) => {
  expect(problemOf(new HttpError("A sentence.", status, { code }))).toBe(problem);
  if (code === null) expect(problemOf(new HttpError("A sentence.", status))).toBe(problem);
});

test("what is no answer at all has failed", () => {
  expect(problemOf(new TypeError("x"))).toBe("failed");
});
