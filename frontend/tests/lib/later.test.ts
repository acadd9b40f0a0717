import { expect, test, vi } from "vitest";
import { later } from "../../src/lib/later";

test("what comes later is fetched once, however many ask", async () => {
  const load = vi.fn(async () => ({ name: "engine" }));
  const get = later(load);
  expect(load).not.toHaveBeenCalled();
  const [one, other] = await Promise.all([get(), get()]);
  expect(one).toBe(other);
  await get();
  expect(load).toHaveBeenCalledTimes(1);
});

test("what could not be fetched is asked for again by whoever wants it next", async () => {
  let down = true;
  const get = later(async () => {
    if (down) throw new TypeError("The line is down.");
    return "here";
  });
  await expect(get()).rejects.toThrow("The line is down.");
  down = false;
  await expect(get()).resolves.toBe("here");
});
