/** Take a colour from the stage: the next press on it says which. */

import styles from "./StageColourField.module.css";

/**
 * Wait for a press on the stage. `done` hears the colour there as `#rrggbb`, or null after Escape or a press elsewhere;
 * the press does nothing else. Returns the way to give up.
 */
export function pickFromStage(done: (colour: string | null) => void): () => void {
  const until = new AbortController();
  const { signal } = until;
  const room = document.querySelector<HTMLElement>("[data-stage]");
  const screen = room?.querySelector("canvas");
  const loupe = newLoupe();
  const finish = (colour: string | null) => {
    until.abort();
    loupe.close();
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
  const onPointerMove = ({ target, clientX, clientY }: PointerEvent) => {
    const onStage = room?.contains(target as Node) ?? false;
    loupe.show(onStage ? screen : null, clientX, clientY);
  };
  window.addEventListener("pointermove", onPointerMove, { signal });
  window.addEventListener("pointerdown", onPointerDown, { capture: true, signal });
  window.addEventListener("keydown", onKeyDown, { capture: true, signal });
  return () => finish(null);
}

/** A sample of the colour under the pointer, and its code, beside it; looked up once a frame at the most. */
function newLoupe() {
  const element = document.createElement("div");
  element.className = styles.loupe ?? "";
  element.style.display = "none";
  const sample = element.appendChild(document.createElement("span"));
  sample.className = styles.sample ?? "";
  const code = element.appendChild(document.createElement("span"));
  document.body.append(element);
  let request = 0;
  const show = (screen: HTMLCanvasElement | null | undefined, x: number, y: number) => {
    cancelAnimationFrame(request);
    request = requestAnimationFrame(() => {
      const colour = screen ? colourAt(screen, x, y) : null;
      element.style.display = colour ? "" : "none";
      if (!colour) return;
      element.style.transform = `translate(${x + 16}px, ${y + 16}px)`;
      sample.style.background = colour;
      code.textContent = colour.toUpperCase();
    });
  };
  const close = () => {
    cancelAnimationFrame(request);
    element.remove();
  };
  return { show, close };
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
