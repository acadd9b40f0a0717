/** An export in a line: `1920 × 1080 · 0:42 · 24.3 MB`. Pure. */
import { formatBytes, formatDuration } from "../../lib/format";
import type { Export } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import { FLICKS_PER_SECOND } from "../../timeline/time";

export function describeFilm({ facts, size, settings }: Pick<Export, "facts" | "size" | "settings">): string {
  const { width, height, duration } = facts ?? {};
  const isSized = typeof width === "number" && typeof height === "number";
  const parts = [
    isSized ? strings.exports.pixels(width, height) : settings.height && `${settings.height}p`,
    typeof duration === "number" && formatDuration(duration / FLICKS_PER_SECOND),
    size > 0 && formatBytes(size),
  ];
  return parts.filter(Boolean).join(" · ");
}
