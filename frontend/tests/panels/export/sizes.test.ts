import { expect, test } from "vitest";
import { exportSizes } from "../../../src/panels/export/sizes";

const sizeOf = (canvas: { width: number; height: number }, name: string) =>
  exportSizes(canvas).find((size) => size.name === name);

test("the short side names the size, whichever way the canvas stands", () => {
  expect(sizeOf({ width: 1920, height: 1080 }, "720p")).toMatchObject({ width: 1280, height: 720 });
  expect(sizeOf({ width: 1080, height: 1920 }, "720p")).toMatchObject({ width: 720, height: 1280 });
  expect(sizeOf({ width: 1080, height: 1080 }, "4K")).toMatchObject({ width: 2160, height: 2160 });
});

test("every side is even, as encoders want it", () => {
  for (const { width, height } of exportSizes({ width: 1080, height: 1351 })) {
    expect([width % 2, height % 2]).toEqual([0, 0]);
  }
});
