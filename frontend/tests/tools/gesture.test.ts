import { describe, expect, it } from "vitest";
import { MoveClips } from "../../src/tools/move-clips";
import { FILM, openDesk, SECOND } from "./desk";

const rows = ["high", "low"];
const at = (seconds: number, track = "low") => ({
  time: seconds * SECOND,
  track,
  threshold: 0,
  reach: 0,
  overwrite: false,
});

describe("a drag", () => {
  it("shows each step and writes one operation, on release", async () => {
    const desk = await openDesk(FILM);
    const gesture = new MoveClips(desk.store.document, ["film"], rows, { time: SECOND, track: "low" }, 0);
    desk.drag(gesture, [at(2), at(3), at(4)], true);
    expect(desk.store.document.clips.film?.start).toBe(3 * SECOND);
    expect(desk.sent).toBe(0);
    desk.runner.exit(gesture);
    expect(desk.store.document.clips.film?.start).toBe(3 * SECOND);
    expect(desk.sent).toBe(1);
    desk.store.undo();
    expect(desk.store.document.clips.film?.start).toBe(0);
  });

  it("writes nothing when it ends where it began", async () => {
    const desk = await openDesk(FILM);
    const gesture = new MoveClips(desk.store.document, ["film"], rows, { time: SECOND, track: "low" }, 0);
    desk.drag(gesture, [at(3), at(1)]);
    expect(desk.sent).toBe(0);
    expect(desk.runner.step).toBeNull();
  });

  it("leaves everything as it was when it is cancelled", async () => {
    const desk = await openDesk(FILM);
    const before = desk.store.document.clips.film;
    const gesture = new MoveClips(desk.store.document, ["film"], rows, { time: SECOND, track: "low" }, 0);
    desk.drag(gesture, [at(3)], true);
    desk.runner.cancel();
    desk.runner.exit(gesture);
    expect(desk.store.document.clips.film).toEqual(before);
    expect(desk.sent).toBe(0);
  });

  it("is dropped when somebody else removes the clip beneath it", async () => {
    const desk = await openDesk(FILM);
    const gesture = new MoveClips(desk.store.document, ["film"], rows, { time: SECOND, track: "low" }, 0);
    desk.drag(gesture, [at(3)], true);
    desk.elsewhere({ type: "remove", path: ["clips", "film"] });
    expect(desk.runner.step).toBeNull();
    desk.runner.move(gesture, at(5));
    desk.runner.exit(gesture);
    expect(Object.keys(desk.store.document.clips)).toEqual(["logo"]);
    expect(desk.sent).toBe(0);
  });

  it("keeps what somebody else does to another clip meanwhile", async () => {
    const desk = await openDesk(FILM);
    const gesture = new MoveClips(desk.store.document, ["film"], rows, { time: SECOND, track: "low" }, 0);
    desk.drag(gesture, [at(3)], true);
    desk.elsewhere({ type: "set", path: ["clips", "logo", "transform", "x"], value: 7 });
    desk.runner.exit(gesture);
    expect(desk.store.document.clips.film?.start).toBe(2 * SECOND);
    expect(desk.store.document.clips.logo).toMatchObject({ transform: { x: 7 } });
  });

  it("ends the one before it when a new one begins", async () => {
    const desk = await openDesk(FILM);
    const first = new MoveClips(desk.store.document, ["film"], rows, { time: 0, track: "low" }, 0);
    desk.drag(first, [at(3)], true);
    const second = new MoveClips(desk.store.document, ["logo"], rows, { time: 0, track: "high" }, 0);
    desk.runner.enter(second);
    expect(desk.store.document.clips.film?.start).toBe(0);
    desk.runner.exit(first);
    expect(desk.sent).toBe(0);
  });
});
