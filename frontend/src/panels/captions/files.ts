/** Captions out of a file and into one, on this machine: nothing is sent anywhere. */

import { captionWords as words } from "../../lib/strings-of-captions";
import { toast } from "../../lib/ui";
import { newId } from "../../timeline/document";
import { importCaptions } from "../../timeline/edits";
import { cuesOf, LARGEST, readSubtitles, SubtitleError, writeSrt } from "../../timeline/subtitles";
import { writeVtt } from "../../timeline/webvtt";
import type { Workbench } from "../../tools/workbench";

/** Ask for a file, and bring its captions in on a track of their own. */
export function openSubtitles(bench: Workbench): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".srt,.vtt,text/vtt,application/x-subrip";
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (file) void bringIn(bench, file);
  });
  input.click();
}

/** Bring the captions of a file in. What is wrong with it is said in one sentence. */
export async function bringIn({ store }: Workbench, file: File): Promise<void> {
  try {
    // One byte more than may be tells that it is too large.
    const bytes = new Uint8Array(await file.slice(0, LARGEST + 1).arrayBuffer());
    const { cues, skipped } = readSubtitles(bytes);
    const name = file.name.replace(/\.[^.]*$/, "").slice(0, 255) || words.track;
    const operation = importCaptions(store.document, cues, { id: newId(), name }, newId);
    if (operation) store.commit(operation);
    toast({ text: words.opened(cues.length, skipped) });
  } catch (error) {
    if (!(error instanceof SubtitleError)) throw error;
    toast({ text: error.message });
  }
}

/** Save the captions of a track as a file. */
export function saveSubtitles({ store }: Workbench, track: string, form: "srt" | "vtt"): void {
  const cues = cuesOf(store.document, track);
  const text = form === "srt" ? writeSrt(cues) : writeVtt(cues);
  const address = URL.createObjectURL(new Blob([text], { type: form === "srt" ? "text/plain" : "text/vtt" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${store.document.tracks[track]?.name || words.track}.${form}`;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
