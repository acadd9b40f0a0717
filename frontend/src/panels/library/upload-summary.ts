/** What one line says of all uploads. Pure. */
import { formatPercent } from "../../lib/format";
import { strings } from "../../lib/strings";
import { totalProgress, type Upload } from "./uploadQueue";

const words = strings.library;

export interface UploadSummary {
  readonly title: string;
  /** What stands at the end of the line. */
  readonly note: string;
  /** 0 to 1 while anything is on its way. */
  readonly progress: number | null;
  readonly tone: "accent" | "paused";
  /** Those that did not arrive and may be tried again. */
  readonly again: readonly number[];
  /** What is worth a row: what is on its way, and what failed. */
  readonly rows: readonly Upload[];
}

/** The summary; `null` where there is nothing to say. A single file is called by its name. */
export function summaryOf(uploads: readonly Upload[]): UploadSummary | null {
  if (uploads.length === 0) return null;
  const failed = uploads.filter(({ state }) => state === "failed");
  const going = uploads.filter(({ state }) => state !== "failed" && state !== "done");
  const rows = [...going, ...failed];
  const again = failed.filter(({ size }) => size > 0).map(({ id }) => id);
  if (going.length > 0) {
    const [first] = going;
    const title = going.length === 1 && first ? first.name : words.uploading(going.length);
    const cut = going.some(({ state }) => state === "reconnecting");
    const still = going.every(({ state }) => state === "paused");
    const progress = totalProgress(uploads);
    const note = cut ? words.reconnecting : still ? words.paused : formatPercent(progress);
    return { title, note, progress, tone: cut || still ? "paused" : "accent", again, rows };
  }
  const done = uploads.length - failed.length;
  const title = failed.length > 0 ? words.notUploaded(failed.length) : words.uploaded(done);
  return { title, note: "", progress: null, tone: "accent", again, rows };
}
