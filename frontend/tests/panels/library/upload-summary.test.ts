import { expect, test } from "vitest";
import { summaryOf } from "../../../src/panels/library/upload-summary";
import type { Upload, UploadState } from "../../../src/panels/library/uploadQueue";

const upload = (name: string, state: UploadState, size = 100, sent = 0): Upload => ({
  id: name.length,
  name,
  size,
  sent: state === "done" ? size : sent,
  state,
  error: state === "failed" ? "No." : "",
  asset: null,
});
const said = (...uploads: Upload[]) => {
  const summary = summaryOf(uploads);
  return summary && { ...summary, rows: summary.rows.map(({ name }) => name) };
};

test("one file is called by its name, several by their number, with how far they are", () => {
  expect(said()).toBeNull();
  expect(said(upload("a.mp4", "uploading", 100, 50))).toMatchObject({ title: "a.mp4", note: "50 %" });
  const two = said(upload("a.mp4", "uploading", 100, 50), upload("bb.mp4", "waiting"), upload("c", "done"));
  expect(two).toMatchObject({ title: "Uploading 2 files", note: "50 %", rows: ["a.mp4", "bb.mp4"] });
});

test("a cut line and a pause are said, not shown as failures", () => {
  expect(said(upload("a", "reconnecting"))).toMatchObject({
    note: "Connection lost. It goes on by itself.",
    tone: "paused",
  });
  expect(said(upload("a", "paused"))).toMatchObject({ note: "Paused", tone: "paused" });
});

test("what has arrived leaves no rows; what failed stays, and only what is more than nothing is tried again", () => {
  expect(said(upload("a", "done"), upload("bb", "done"))).toMatchObject({
    title: "2 files uploaded",
    progress: null,
    rows: [],
  });
  expect(said(upload("a", "done"), upload("bb", "failed"), upload("ccc", "failed", 0))).toMatchObject({
    title: "2 files were not uploaded",
    progress: null,
    again: [2],
    rows: ["bb", "ccc"],
  });
});
