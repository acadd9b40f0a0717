/** Moments of a film as a person writes them, `1:05` or `1:02:03.5`, and times until which a link works. Pure. */
import { formatDuration } from "../../lib/format";
import { fromClock, toSeconds } from "../../timeline/time";

/** Read `1:05`, `65`, `1:02:03.5` as flicks; null for what is no moment. */
export function parseMoment(text: string): number | null {
  const parts = text.trim().split(":");
  if (parts.length > 3 || parts.some((part) => !/^\d{1,6}([.,]\d{1,3})?$/.test(part.trim()))) return null;
  if (parts.slice(0, -1).some((part) => /[.,]/.test(part))) return null;
  const seconds = parts.reduce((sum, part) => sum * 60 + Number(part.trim().replace(",", ".")), 0);
  return fromClock(seconds);
}

/** Write flicks as `parseMoment` reads them. */
export function writeMoment(flicks: number): string {
  const seconds = toSeconds(flicks);
  const whole = Math.floor(seconds);
  const rest = Math.round((seconds - whole) * 1000);
  return formatDuration(whole) + (rest ? `.${String(rest).padStart(3, "0").replace(/0+$/, "")}` : "");
}

export type Lasting = "never" | "day" | "week" | "month";

const DAYS: Record<Exclude<Lasting, "never">, number> = { day: 1, week: 7, month: 30 };

/** When a link ends that is to last so long from now, ISO 8601; null for never. */
export function endOf(lasting: Lasting, now: Date): string | null {
  if (lasting === "never") return null;
  return new Date(now.getTime() + DAYS[lasting] * 86_400_000).toISOString();
}
