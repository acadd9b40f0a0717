import { describe, expect, it } from "vitest";
import type { Document, VideoClip } from "../../src/timeline/document";
import {
  detachSound,
  joinClips,
  partClips,
  rippleDelete,
  setSpeed,
  splitAll,
} from "../../src/timeline/edits";
import { bound, renewed } from "../../src/timeline/edits/bonds";
import { openGap } from "../../src/timeline/edits/landing";
import { edgePartners, trimEdge } from "../../src/timeline/edits/trim-edge";
import { evaluateSound } from "../../src/timeline/sound";
import { clipEnd } from "../../src/timeline/timeline-index";
import { PAIRS } from "./bound";
import { EDITED, edited, SECOND } from "./edited";

const starts = (document: Document) =>
  Object.fromEntries(Object.entries(document.clips).map(([id, { start }]) => [id, start / SECOND]));
const lock = (document: Document, track: string) =>
  edited(document, { type: "set", path: ["tracks", track, "locked"], value: true });
const ids = () => {
  let made = 0;
  return () => `new-${made++}`;
};

describe("what belongs together", () => {
  it("is chosen together, by links and groups and through both", () => {
    expect(bound(PAIRS, ["one"])).toEqual(["one", "one-sound"]);
    const grouped = edited(PAIRS, joinClips(PAIRS, ["one", "title"], "group", "g"));
    expect(new Set(bound(grouped, ["one-sound"]))).toEqual(new Set(["one-sound", "one", "title"]));
    expect(bound(grouped, ["title"], ["link"])).toEqual(["title"]);
  });

  it("stays out of it on a locked track", () => {
    expect(bound(lock(PAIRS, "sound"), ["one"])).toEqual(["one"]);
    expect(joinClips(lock(PAIRS, "titles"), ["one", "title"], "group", "g")).toBeNull();
  });

  it("goes its own ways again, all of it", () => {
    const after = edited(PAIRS, partClips(PAIRS, ["one"], "link"));
    expect([after.clips.one?.link, after.clips["one-sound"]?.link, after.clips.two?.link]).toEqual([
      "",
      "",
      "B",
    ]);
    expect(partClips(after, ["one"], "link")).toBeNull();
    expect(joinClips(PAIRS, ["one"], "link", "n")).toBeNull();
  });
});

describe("cut together", () => {
  it("the second parts have a link and a group of their own; cut alone, both parts keep theirs", () => {
    const grouped = edited(PAIRS, joinClips(PAIRS, ["one", "title"], "group", "g"));
    const halves = new Map([
      ["one", "one-2"],
      ["one-sound", "sound-2"],
    ]);
    const { clips, markers } = edited(grouped, splitAll(grouped, halves, SECOND, ids()));
    expect([clips.one?.link, clips["one-sound"]?.link]).toEqual(["A", "A"]);
    expect(clips["one-2"]?.link).toBe(clips["sound-2"]?.link);
    expect(["", "A"]).not.toContain(clips["one-2"]?.link);
    expect(markers).toEqual(PAIRS.markers);
    const alone = edited(grouped, splitAll(grouped, new Map([["one", "one-2"]]), SECOND, ids()));
    expect(alone.clips["one-2"]).toMatchObject({ link: "A", group: alone.clips.one?.group });
  });

  it("leaves what stands on a locked track whole", () => {
    const halves = new Map([
      ["one", "one-2"],
      ["one-sound", "sound-2"],
    ]);
    const shut = lock(PAIRS, "sound");
    const after = edited(shut, splitAll(shut, halves, SECOND, ids()));
    expect(after.clips["one-sound"]).toEqual(PAIRS.clips["one-sound"]);
    expect(after.clips["one-2"]?.start).toBe(SECOND);
  });
});

it("copies have bonds of their own, and none where what they were bound to was not copied", () => {
  const made = renewed(PAIRS, ["one", "one-sound", "two"], ids(), "dropped");
  expect(made.get("one")?.link).toBe(made.get("one-sound")?.link);
  expect(made.get("one")?.link).not.toBe("A");
  expect(made.get("two")?.link).toBe("");
});

describe("an edge that is shared", () => {
  it("is trimmed in one go, as far as the one that can the least", () => {
    expect(edgePartners(PAIRS, "one", "end")).toEqual(["one", "one-sound"]);
    const after = edited(PAIRS, trimEdge(PAIRS, ["one", "one-sound"], "start", 0.5 * SECOND));
    expect(["one", "one-sound"].map((id) => (after.clips[id] as VideoClip).source_start)).toEqual([
      1.5 * SECOND,
      1.5 * SECOND,
    ]);
    expect(after.clips.one?.keyframes.opacity[0]?.time).toBe(0.5 * SECOND);
    // The sound's source ends 1 s behind it, the film's 6 s.
    const long = edited(PAIRS, trimEdge(PAIRS, ["one", "one-sound"], "end", 9 * SECOND));
    expect(["one", "one-sound"].map((id) => clipEnd(long.clips[id] as VideoClip))).toEqual([
      5 * SECOND,
      5 * SECOND,
    ]);
  });

  it("is no longer shared once one was trimmed alone, and a locked partner stays", () => {
    const early = edited(PAIRS, trimEdge(PAIRS, ["one-sound"], "end", 3 * SECOND));
    expect(edgePartners(early, "one", "end")).toEqual(["one"]);
    const shut = lock(PAIRS, "sound");
    const after = edited(shut, trimEdge(shut, ["one", "one-sound"], "end", 3 * SECOND));
    expect([after.clips.one, after.clips["one-sound"]].map((one) => (one?.duration ?? 0) / SECOND)).toEqual([
      3, 4,
    ]);
  });
});

describe("what is pushed along", () => {
  it("takes its partner on another track with it", () => {
    const after = edited(PAIRS, rippleDelete(PAIRS, ["one"]));
    // The first sound is in the way of the second one: both stop there, in step.
    expect(starts(after)).toMatchObject({ two: 4, "two-sound": 4, title: 5, "one-sound": 0 });
    const both = edited(PAIRS, rippleDelete(PAIRS, ["one", "one-sound"]));
    expect(starts(both)).toMatchObject({ two: 0, "two-sound": 0, title: 5 });
    const slow = edited(PAIRS, setSpeed(PAIRS, ["one"], 0.5));
    expect(starts(slow)).toMatchObject({ two: 8, "two-sound": 8, title: 5 });
    expect(slow.markers).toEqual(PAIRS.markers);
  });

  it("stays where its track is locked", () => {
    const shut = lock(PAIRS, "sound");
    expect(starts(edited(shut, rippleDelete(shut, ["one"])))).toMatchObject({ two: 0, "two-sound": 4 });
  });

  it("makes room for what comes in between, cut with its partner where need be", () => {
    const gap = edited(PAIRS, openGap(PAIRS, "film", SECOND, 2 * SECOND, new Set(), ids()));
    const later = Object.values(gap.clips).filter(({ start }) => start === 3 * SECOND);
    expect(later.map(({ kind, track }) => [kind, track])).toEqual([
      ["video", "film"],
      ["audio", "sound"],
    ]);
    expect(new Set(later.map(({ link }) => link)).size).toBe(1);
    expect(starts(gap)).toMatchObject({ one: 0, "one-sound": 0, two: 6, "two-sound": 6, title: 5 });
  });

  it("pushes on what stands in the way of a partner", () => {
    const crowded = edited(PAIRS, {
      type: "set",
      path: ["clips", "bell"],
      value: { kind: "audio", asset: "s", track: "sound", start: 8 * SECOND, duration: SECOND },
    });
    const gap = edited(crowded, openGap(crowded, "film", 4 * SECOND, SECOND, new Set(), ids()));
    expect(starts(gap)).toMatchObject({ two: 5, "two-sound": 5, bell: 9 });
  });
});

describe("a sound that is detached", () => {
  it("is heard as before, and linked to its film", () => {
    const before = edited(EDITED, {
      type: "set",
      path: ["clips", "a", "keyframes", "volume"],
      value: [{ time: 0, value: 0.5 }],
    });
    const after = edited(before, detachSound(before, "a", "sound", "t2", "link"));
    expect(after.clips.sound).toMatchObject({ kind: "audio", track: "t2", link: "link", start: SECOND });
    expect(after.clips.a).toMatchObject({ link: "link", sound: { muted: true } });
    const heard = (document: Document) => evaluateSound(document).map((clip) => ({ ...clip, clip: "" }));
    expect(heard(after)).toEqual(heard(before));
  });

  it("is none where nothing is heard, and on a locked track", () => {
    expect(detachSound(EDITED, "b", "sound", "t2", "link")).toBeNull();
    const after = edited(EDITED, detachSound(EDITED, "a", "sound", "t2", "link"));
    expect(detachSound(after, "a", "again", "t2", "link")).toBeNull();
    const shut = lock(EDITED, "t1");
    expect(detachSound(shut, "a", "sound", "t2", "link")).toBeNull();
  });
});
