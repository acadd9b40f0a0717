/**
 * Painting of clips' faces, a little in each frame: zooming over hundreds of clips must not wait for their pictures.
 * Until its turn comes a face shows its old picture, stretched.
 */

/** Milliseconds of a frame that may go into painting. */
const BUDGET = 6;

const waiting = new Map<object, () => void>();
let request = 0;

/** Paint soon. A newer order of the same owner takes the place of the older one. Returns how to call it off. */
export function paintSoon(owner: object, paint: () => void): () => void {
  // To the end of the queue: what changes on and on is painted when it comes to rest.
  waiting.delete(owner);
  waiting.set(owner, paint);
  if (request === 0) request = requestAnimationFrame(work);
  return () => waiting.delete(owner);
}

function work(): void {
  const until = performance.now() + BUDGET;
  for (const [owner, paint] of waiting) {
    waiting.delete(owner);
    paint();
    if (performance.now() >= until) break;
  }
  request = waiting.size > 0 ? requestAnimationFrame(work) : 0;
}
