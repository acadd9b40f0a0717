/** Take a colour from the stage: the next press on it says which. */

/**
 * Wait for a press on the stage. `done` hears the colour there as `#rrggbb`, or null after Escape or a press elsewhere;
 * the press does nothing else. Returns the way to give up.
 */
export function pickFromStage(done: (colour: string | null) => void): () => void {
  const until = new AbortController();
  const { signal } = until;
  const room = document.querySelector<HTMLElement>("[data-stage]");
  const screen = room?.querySelector("canvas");
  const finish = (colour: string | null) => {
    until.abort();
    if (room) room.style.cursor = "";
    done(colour);
  };
  if (room) room.style.cursor = "crosshair";
  const onPointerDown = (event: PointerEvent) => {
    const onStage = room?.contains(event.target as Node) ?? false;
    if (onStage) {
      event.preventDefault();
      event.stopPropagation();
    }
    finish(onStage && screen ? colourAt(screen, event.clientX, event.clientY) : null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    finish(null);
  };
  window.addEventListener("pointerdown", onPointerDown, { capture: true, signal });
  window.addEventListener("keydown", onKeyDown, { capture: true, signal });
  return () => finish(null);
}

/** How many pixels around the pressed one count, so that grain does not decide. */
const AROUND = 2;

/** The mean colour around a place of the window, as the stage shows it; null beside the picture. */
function colourAt(screen: HTMLCanvasElement, x: number, y: number): string | null {
  const box = screen.getBoundingClientRect();
  const left = Math.floor(((x - box.left) / box.width) * screen.width);
  const top = Math.floor(((y - box.top) / box.height) * screen.height);
  if (left < 0 || top < 0 || left >= screen.width || top >= screen.height) return null;
  const side = 2 * AROUND + 1;
  const copy = new OffscreenCanvas(side, side).getContext("2d", { willReadFrequently: true });
  if (!copy) return null;
  copy.drawImage(screen, left - AROUND, top - AROUND, side, side, 0, 0, side, side);
  const { data } = copy.getImageData(0, 0, side, side);
  const sums = [0, 0, 0];
  let counted = 0;
  for (let at = 0; at < data.length; at += 4) {
    // Beyond the picture's edge there is nothing.
    if (data[at + 3] === 0) continue;
    counted += 1;
    for (let channel = 0; channel < 3; channel++)
      sums[channel] = (sums[channel] ?? 0) + (data[at + channel] ?? 0);
  }
  if (counted === 0) return null;
  return `#${sums
    .map((sum) =>
      Math.round(sum / counted)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}
