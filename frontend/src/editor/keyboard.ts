/** From key presses to commands. */

import { isComposing } from "../lib/ui/composing";
import type { Command, CommandContext } from "./command";
import { COMMANDS } from "./commands";
import { belongsToField, type Field } from "./key-owner";

type Named = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey"> & {
  readonly getModifierState?: (key: "AltGraph") => boolean;
};

/** The name of a press as commands write it, e.g. "Ctrl+Shift+Z", "Alt+X", "Space", "?". */
export function nameOf(event: Named): string {
  // AltGr writes the third sign of a key; Windows reports it as Ctrl and Alt together.
  const third = event.getModifierState?.("AltGraph") === true;
  const key = event.key === " " ? "Space" : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  // Shift is part of a sign such as "?", and a key of its own beside letters and named keys.
  const isSign =
    event.key.length === 1 && event.key.toUpperCase() === event.key.toLowerCase() && key !== "Space";
  const parts = [];
  if ((event.ctrlKey || event.metaKey) && !third) parts.push("Ctrl");
  if (event.altKey && !third) parts.push("Alt");
  if (event.shiftKey && !isSign) parts.push("Shift");
  return [...parts, key].join("+");
}

/** The command that a press means now, or null. */
export function commandFor(name: string, context: CommandContext): Command | null {
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
  // The field that something has been typed into since it got the focus, or since Enter kept what was typed.
  let typing: EventTarget | null = null;
  const onInput = ({ target }: Event) => {
    typing = target;
  };
  const onFocus = () => {
    typing = null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Tab" || event.key === "F6") pointed = null;
    const owned = event.defaultPrevented || isComposing(event);
    const other = owned || isForSomethingElse(event, pointed, typing === event.target);
    if (event.key === "Enter" || event.key === "Escape") typing = null;
    if (other) return;
    const name = nameOf(event);
    const command = commandFor(name, context);
    if (command) {
      event.preventDefault();
      command.run(context);
    } else if (COMMANDS.some(({ keys }) => keys?.includes(name)) && name.startsWith("Ctrl+")) {
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
  const until = new AbortController();
  const { signal } = until;
  window.addEventListener("pointerdown", onPointerDown, { capture: true, signal });
  window.addEventListener("input", onInput, { capture: true, signal });
  window.addEventListener("focusin", onFocus, { signal });
  window.addEventListener("keydown", onKeyDown, { signal });
  window.addEventListener("keyup", onKeyUp, { signal });
  return () => until.abort();
}

function isClip(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[data-clip]") !== null;
}

const BUTTON =
  "button, a, [role=button], [role=separator], input[type=checkbox], input[type=radio], [role=option]";

function buttonOf(target: EventTarget | null): Element | null {
  if (!(target instanceof Element)) return null;
  return target.closest(BUTTON) ?? target.closest("label")?.control ?? null;
}

/** What kind of field an element is, or null where it is none. */
function fieldOf(element: HTMLElement): Field | null {
  if (element.closest("textarea, [contenteditable]")) return "lines";
  const input = element.closest("input");
  if (!input) return element.closest("select") ? "list" : null;
  if (input.type === "range") return "slider";
  if (input.type === "checkbox" || input.type === "radio") return input.type;
  return input.inputMode === "decimal" || input.type === "number" ? "number" : "text";
}

/** Whether the press belongs to a field, a menu, a dialog, or to a button that the keyboard has gone to. */
function isForSomethingElse(event: KeyboardEvent, pointed: Element | null, typing: boolean): boolean {
  // What lies behind a dialog is out of reach, wherever the focus has gone.
  if (document.querySelector("dialog:modal")) return true;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest("[role=menu], [role=listbox], [role=dialog], [role=alertdialog]")) return true;
  const ctrl = event.ctrlKey || event.metaKey;
  const field = fieldOf(target);
  if (field !== null && !(field === "checkbox" && target === pointed)) {
    const alt = event.altKey && !event.getModifierState("AltGraph");
    return belongsToField(field, { key: event.key, ctrl, alt, shift: event.shiftKey }, typing);
  }
  if (ctrl || isClip(target)) return false;
  if (event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End") {
    return target.closest("[role=tablist], [role=radiogroup], [role=separator]") !== null;
  }
  const button = buttonOf(target);
  if (event.key === "Enter" && button) return true;
  if (event.key === " " && button) return button !== pointed;
  return (event.key === "Delete" || event.key === "Backspace") && target.closest("[role=button]") !== null;
}
