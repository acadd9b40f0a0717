/** An export in words: `MP4 · 1920 × 1080 · 0:42 · 24.3 MB`, and what was found about it. Pure. */
import { formatBytes, formatDuration } from "../../lib/format";
import type { Export } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import { FLICKS_PER_SECOND } from "../../timeline/time";
import { FORMATS, type Format } from "./formats";

export function describeFilm({ facts, size, settings }: Pick<Export, "facts" | "size" | "settings">): string {
  const { width, height, duration } = facts ?? {};
  const isSized = typeof width === "number" && typeof height === "number" && width > 0;
  const parts = [
    settings.format.toUpperCase(),
    isSized ? strings.exports.pixels(width, height) : settings.height && `${settings.height}p`,
    typeof duration === "number" && facts?.kind !== "image" && formatDuration(duration / FLICKS_PER_SECOND),
    size > 0 && formatBytes(size),
  ];
  return parts.filter(Boolean).join(" · ");
}

/** A likeness to three figures, never 1 before it is: `0.998`. */
export function formatLikeness(ssim: number): string {
  return ssim === 1 ? "1" : Math.min(0.999, ssim).toFixed(3);
}

/** A sentence for each source that was damaged. */
export function bridged({ facts }: Pick<Export, "facts">): string[] {
  const damaged = facts?.damaged;
  if (typeof damaged !== "object" || damaged === null) return [];
  return Object.entries(damaged).map(([name, count]) => strings.exports.damaged(name, Number(count)));
}

/** What a person would call it. A GIF is no film to them. */
export function thingOf({ format }: { format: Format }): "film" | "animation" | "picture" | "sound" {
  return format === "gif" ? "animation" : FORMATS[format].gives;
}

/** Whether a link can play it. */
export function isWatchable({ settings }: Pick<Export, "settings">): boolean {
  return settings.format === "mp4" || settings.format === "webm";
}
