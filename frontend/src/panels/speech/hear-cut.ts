import type { Player } from "../../playback/player";
import type { Span } from "../../timeline/pauses";
import { FLICKS_PER_SECOND } from "../../timeline/time";

/** How much is played before a cut and behind it, flicks. */
const AROUND = FLICKS_PER_SECOND;

/** Play over a stretch as if it were cut out already: what is before it, and at once what is behind. */
export function hearCut(player: Player, { start, end }: Span): void {
  player.pause();
  player.seek(Math.max(0, start - AROUND));
  player.play();
  let jumped = false;
  let leave = () => {};
  const listen = (time: number) => {
    // Somebody has gone elsewhere, or stopped.
    if (player.state.playing === false || time < start - 2 * AROUND || time > end + 2 * AROUND) {
      leave();
    } else if (!jumped && time >= start) {
      jumped = true;
      player.seek(end);
    } else if (jumped && time >= end + AROUND) {
      leave();
      player.pause();
    }
  };
  leave = player.onTime(listen);
}
