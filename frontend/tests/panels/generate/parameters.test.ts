import { expect, test } from "vitest";
import type { ParameterSchema } from "../../../src/lib/shapes";
import { controlsOf, defaultValues, showValue } from "../../../src/panels/generate/parameters";

const schema: ParameterSchema = {
  type: "object",
  properties: {
    prompt: { type: "string" },
    mean: { type: "number", minimum: 0, maximum: 1, default: 0.5, title: "Mean height" },
    width: { type: "integer", minimum: 64, maximum: 1920, default: 640 },
    steps: { type: "integer", minimum: 1, maximum: 50, default: 20 },
    sampler: { enum: ["euler", "ddim"], default: "euler" },
    tiled: { type: "boolean", default: false },
    strength: { anyOf: [{ type: "number", minimum: 0, maximum: 1 }, { type: "string" }], default: 0.3 },
    odds: {
      type: "array",
      items: { type: "number", minimum: 0, maximum: 10 },
      control: "table",
      rows: ["brown", "blue"],
      default: [1, 2],
    },
    guide_files: { type: "array", items: { type: "string" } },
  },
};

test("each parameter gets the control that its type and bounds ask for", () => {
  const kinds = Object.fromEntries(controlsOf(schema).map(({ name, kind }) => [name, kind]));
  expect(kinds).toEqual({
    mean: "slider",
    width: "number",
    steps: "slider",
    sampler: "choice",
    tiled: "switch",
    strength: "slider",
    odds: "table",
  });
});

test("a slider's steps are about a hundredth of its range, whole where the number is", () => {
  const [mean, , steps] = controlsOf(schema);
  expect(mean).toMatchObject({ label: "Mean height", min: 0, max: 1, step: 0.01 });
  expect(steps).toMatchObject({ label: "Steps", step: 1 });
});

test("a model starts with its own defaults", () => {
  expect(defaultValues(schema)).toEqual({
    mean: 0.5,
    width: 640,
    steps: 20,
    sampler: "euler",
    tiled: false,
    strength: 0.3,
    odds: [1, 2],
  });
});

test("drawn numbers are shown short", () => {
  expect(showValue(0.41234)).toBe("0.412");
  expect(showValue(65536)).toBe("65,536");
  expect(showValue([0.5, "sky"])).toBe("0.500, sky");
});
