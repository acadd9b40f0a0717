/** Commands for captions: files of them in and out. */

import { later } from "../lib/later";
import { hasCaptions } from "../timeline/properties";
import { indexOf } from "../timeline/timeline-index";
import type { Workbench } from "../tools/workbench";
import type { Command } from "./command";
import { trackAtHand } from "./track-commands";

const panel = later(() => import("../panels/captions"));

/** The track of captions at hand, or the topmost; null where there are none. */
function captionsAtHand(bench: Workbench): string | null {
  const { document } = bench.store;
  const tracks = indexOf(document).tracks.filter(({ id }) => hasCaptions(document, id));
  const hand = trackAtHand(bench);
  return tracks.find(({ id }) => id === hand)?.id ?? tracks.at(-1)?.id ?? null;
}

const save = (form: "srt" | "vtt", title: string): Command => ({
  id: `captions.save-${form}`,
  title,
  group: "Project",
  when: ({ bench }) => captionsAtHand(bench) !== null,
  run: ({ bench }) => {
    const track = captionsAtHand(bench);
    if (track !== null) void panel().then(({ saveSubtitles }) => saveSubtitles(bench, track, form));
  },
});

export const CAPTION_COMMANDS: readonly Command[] = [
  {
    id: "captions.open",
    title: "Open captions (SRT, VTT)…",
    group: "Project",
    run: ({ bench }) => void panel().then(({ openSubtitles }) => openSubtitles(bench)),
  },
  save("srt", "Save the captions as SRT"),
  save("vtt", "Save the captions as VTT"),
];
