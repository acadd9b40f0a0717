import { describe, expect, it } from "vitest";
import { pictureSketch, pipSketch } from "../../src/panels/presets/picture-sketch";
import { LOOK_PRESETS, type LookName } from "../../src/presets/looks";
import { PIP_PRESETS, type PipName } from "../../src/presets/pips";
import type { PictureClip } from "../../src/timeline/document";
import { setFrame, setLook } from "../../src/timeline/edits";
import { boxOf } from "../../src/timeline/edits/set-frame";
import { hasLook } from "../../src/timeline/edits/set-look";
import { loadDocument } from "../../src/timeline/load";
import { pictureFrame } from "../../src/tools/meant-layers";
import { EDITED, edited, SECOND } from "../timeline/edited";

const picture = (more: object = {}) =>
  loadDocument({
    assets: { p: { source: "p", kind: "image", width: 1600, height: 900 } },
    tracks: { t: { order: "V" } },
    clips: {
      p: { kind: "image", asset: "p", track: "t", start: 0, duration: 4 * SECOND, ...more },
    },
  });
const appearanceOf = (clip: unknown) => (clip as PictureClip).appearance;

describe.each(Object.keys(LOOK_PRESETS) as LookName[])("the look %s", (name) => {
  const look = LOOK_PRESETS[name];

  it("is put on all that is seen and taken off again, and nothing else is touched", () => {
    const before = edited(EDITED, null);
    const ids = ["a", "b", "c", "d", "e"];
    const after = edited(before, setLook(before, ids, look));
    expect(ids.filter((id) => hasLook(after, id, look))).toEqual(["a", "b", "c", "e"]);
    expect(after.clips.d).toEqual(before.clips.d);
    const back = edited(after, setLook(after, ids, {}));
    expect(back).toEqual(before);
  });

  it("replaces another one, and is told from it", () => {
    const others = Object.entries(LOOK_PRESETS).filter(([other]) => other !== name);
    const after = edited(picture(), setLook(picture(), ["p"], look));
    for (const [, other] of others) {
      const changed = edited(after, setLook(after, ["p"], other));
      expect(hasLook(changed, "p", other)).toBe(true);
      expect(hasLook(changed, "p", look)).toBe(false);
    }
    const [, sketched] = [pictureSketch(after, "p", SECOND, {}), pictureSketch(after, "p", SECOND, look)];
    expect(hasLook(sketched, "p", look)).toBe(true);
  });
});

describe("a look", () => {
  it("leaves what moves as somebody made it, and what is no part of it", () => {
    const curve = [{ time: 0, value: 0.3 }];
    const hand = picture({ keyframes: { saturation: curve }, appearance: { opacity: 0.5, blur: 3 } });
    const after = edited(hand, setLook(hand, ["p"], LOOK_PRESETS.noir));
    expect(after.clips.p?.keyframes).toEqual(hand.clips.p?.keyframes);
    expect(appearanceOf(after.clips.p).opacity).toBe(0.5);
    expect(appearanceOf(after.clips.p).blur).toBe(3);
    expect(appearanceOf(after.clips.p).grade.saturation).toBe(0);
    expect(appearanceOf(after.clips.p).grade.contrast).toBe(0.32);
  });

  it("is not put on a locked track", () => {
    const locked = { ...picture(), tracks: { t: { ...picture().tracks.t, locked: true } } } as never;
    expect(setLook(locked, ["p"], LOOK_PRESETS.noir)).toBeNull();
  });
});

const CANVASES = { wide: [1920, 1080], tall: [1080, 1920], square: [1080, 1080] } as const;

describe.each(Object.keys(PIP_PRESETS) as PipName[])("the picture in picture %s", (name) => {
  const pip = PIP_PRESETS[name];

  it.each(Object.entries(CANVASES))("stands within a %s canvas, filled", (shape, [width, height]) => {
    const film = { ...picture(), canvas: { ...picture().canvas, width, height } };
    const boxed = pictureFrame(film.canvas, pip);
    expect(boxed).toEqual(pip[shape as keyof typeof CANVASES]);
    for (const upright of [0.4, 9 / 16, 1, 16 / 9, 3]) {
      const box = boxOf(film.canvas, boxed, upright);
      expect(Math.abs(box.x) + box.width / 2).toBeLessThanOrEqual(width / 2 + 1);
      expect(Math.abs(box.y) + box.height / 2).toBeLessThanOrEqual(height / 2 + 1);
    }
    const after = edited(film, setFrame(film, ["p"], boxed, pip.frame, SECOND));
    const clip = after.clips.p as PictureClip;
    expect(clip.appearance.fit).toBe("cover");
    expect(clip.transform.width).toBeLessThan(width + 1);
    expect(pipSketch(film, "p", SECOND, pip).clips.p).toBeDefined();
    expect(pipSketch(film, null, 0, pip).clips.plate).toBeDefined();
  });
});

describe("a picture in the picture whose place moves", () => {
  it("gets its keyframe at the playhead, and keeps the others", () => {
    const moving = picture({ keyframes: { x: [{ time: 0, value: 5 }] } });
    const pip = PIP_PRESETS.corner;
    const after = edited(moving, setFrame(moving, ["p"], pip.wide, pip.frame, 2 * SECOND));
    const times = after.clips.p?.keyframes.x.map(({ time, value }) => [time, value]);
    expect(times?.[0]).toEqual([0, 5]);
    expect(times?.[1]?.[0]).toBe(2 * SECOND);
  });
});
