/** From key presses to commands. */

import { COMMANDS, type Command, type CommandContext } from "./commands";

/** The name of a press as commands write it, e.g. "Ctrl+Shift+Z", "Space", "?". */
export function nameOf(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">,
): string | null {
  if (event.altKey) return null;
  const key = event.key === " " ? "Space" : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  // Shift is part of a sign such as "?", and a key of its own beside letters and named keys.
  const isSign =
    event.key.length === 1 && event.key.toUpperCase() === event.key.toLowerCase() && key !== "Space";
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push("Ctrl");
  if (event.shiftKey && !isSign) parts.push("Shift");
  return [...parts, key].join("+");
}

/** The command that a press means now, or null. */
export function commandFor(name: string | null, context: CommandContext): Command | null {
  if (name === null) return null;
  return (
    COMMANDS.find((command) => command.keys?.includes(name) && (command.when?.(context) ?? true)) ?? null
  );
}

/** Listen to the window's keys. Returns the way to stop. */
export function listenToKeys(context: CommandContext): () => void {
  // What the pointer pressed keeps the focus, but who presses the space after a click means to play.
  let pointed: Element | null = null;
  const onPointerDown = ({ target }: PointerEvent) => {
    pointed = buttonOf(target);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Tab") pointed = null;
    if (event.defaultPrevented || isForSomethingElse(event, pointed)) return;
    const name = nameOf(event);
    const command = commandFor(name, context);
    if (command) {
      event.preventDefault();
      command.run(context);
    } else if (
      name !== null &&
      COMMANDS.some(({ keys }) => keys?.includes(name)) &&
      name.startsWith("Ctrl+")
    ) {
      // Not now; but the browser's own meaning of it (print, bookmark, …) would be worse than nothing.
      event.preventDefault();
    } else if (name === "Ctrl+S") event.preventDefault();
  };
  const onKeyUp = (event: KeyboardEvent) => {
    // A button is pressed by the space's release in some browsers.
    if (event.key !== " ") return;
    const button = buttonOf(event.target);
    if (isClip(event.target) || (button !== null && button === pointed)) event.preventDefault();
  };
  window.addEventListener("pointerdown", onPointerDown, { capture: true });
  window.addEventListener("keydown", onKeyDown);
  window.addEventListener("keyup", onKeyUp);
  return () => {
    window.removeEventListener("pointerdown", onPointerDown, { capture: true });
    window.removeEventListener("keydown", onKeyDown);
    window.removeEventListener("keyup", onKeyUp);
  };
}

function isClip(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[data-clip]") !== null;
}

function buttonOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest("button, a, [role=button], [role=separator]") : null;
}

/** Whether the press belongs to a field, a menu, a dialog, or to a button that the keyboard has gone to. */
function isForSomethingElse(event: KeyboardEvent, pointed: Element | null): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest("input, textarea, select, [contenteditable], dialog, [role=menu], [role=slider]"))
    return true;
  if (event.ctrlKey || event.metaKey || isClip(target)) return false;
  if (event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End") {
    return target.closest("[role=tablist], [role=radiogroup], [role=separator], [role=listbox]") !== null;
  }
  const button = buttonOf(target);
  if (event.key === "Enter" && button) return true;
  if (event.key === " " && button) return button !== pointed;
  return (event.key === "Delete" || event.key === "Backspace") && target.closest("[role=button]") !== null;
}
