/**
 * How fine a playing picture this machine can draw in time. Pure: told the moments of the passes, it says the share of
 * the wanted size. It steps down when passes come too seldom and never back up while playing: a picture that changes
 * its sharpness to and fro is worse than a soft one.
 */

const SHARES = [1, 0.6, 0.4, 0.28] as const;
/** Passes and milliseconds that are looked at together, at least. */
const PASSES = 4;
const SPAN = 400;
/** Milliseconds a pass may take on average: about 20 pictures a second. */
const SLOW = 50;

export class Pace {
  private step = 0;
  private since = 0;
  private passes = -1;

  /** The share of the wanted width and height to draw with. */
  get share(): number {
    return SHARES[this.step] ?? 1;
  }

  /** Playing begins: what was learned of the machine stays, the count begins anew. */
  begin(): void {
    this.passes = -1;
  }

  /** A pass of the loop, at a time in milliseconds. */
  tick(now: number): void {
    this.passes += 1;
    // The first pass compiles and loads; it says nothing of the others.
    if (this.passes <= 1) this.since = now;
    const passed = now - this.since;
    if (this.passes <= PASSES || passed < SPAN) return;
    if (passed / (this.passes - 1) > SLOW && this.step < SHARES.length - 1) this.step += 1;
    this.passes = 0;
    this.since = now;
  }
}
