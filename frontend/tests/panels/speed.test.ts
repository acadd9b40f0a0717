import { describe, expect, it } from "vitest";
import { carriedOut, outcomeOf, type Plan, running } from "../../src/panels/speed/plan";
import type { SoundingClip } from "../../src/timeline/document";
import { PAIRS } from "../timeline/bound";
import { edited, SECOND } from "../timeline/edited";

const IDS = ["one", "one-sound", "title"];
const plan = (more: Partial<Plan>): Plan => ({
  by: "speed",
  speed: "100",
  length: "",
  reversed: null,
  ...more,
});
const outcome = (more: Partial<Plan>) => outcomeOf(PAIRS, running(PAIRS, IDS), plan(more));

describe("the dialog of speeds", () => {
  it("says the length for a speed, and the speed for a length", () => {
    expect(outcome({ speed: "200 %" })).toMatchObject({ speed: 2, length: 2 * SECOND, wrong: null });
    expect(outcome({ by: "length", length: "0:08" })).toMatchObject({ speed: 0.5, length: 8 * SECOND });
  });

  it("refuses what there is not, and says what there is", () => {
    expect(outcome({ speed: "5" }).wrong).toBe("speed");
    expect(outcome({ speed: "fast" }).wrong).toBe("speed");
    const { wrong, reach } = outcome({ by: "length", length: "50s" });
    expect([wrong, ...reach.map((time) => time / SECOND)]).toEqual(["length", 0.4, 40]);
    expect(carriedOut(PAIRS, IDS, plan({ speed: "5" }), false)).toBeNull();
  });

  it("changes several clips, and their direction, in one step", () => {
    const after = edited(PAIRS, carriedOut(PAIRS, IDS, plan({ speed: "50", reversed: true }), false));
    for (const id of ["one", "one-sound"]) {
      const { duration, playing } = after.clips[id] as SoundingClip;
      expect([duration / SECOND, playing.speed, playing.reversed]).toEqual([8, 0.5, true]);
    }
    expect(after.clips.two?.start).toBe(8 * SECOND);
  });
});
