/** Whose a key press is: the field's that has the focus, or the editor's. Pure. */

/** What kind of control has the focus. */
export type Field =
  /** Words: every letter is one. */
  | "text"
  /** Several lines of words: Enter is a letter too. */
  | "lines"
  /** A number: letters mean nothing to it until one has begun to type. */
  | "number"
  | "slider"
  | "checkbox"
  | "radio"
  | "list";

/** A press, as far as it decides. */
export interface Press {
  readonly key: string;
  readonly ctrl: boolean;
  /** Held as itself, not as the part of AltGr that writes a sign. */
  readonly alt: boolean;
  readonly shift: boolean;
}

const CARET = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"]);
const ERASE = new Set(["Backspace", "Delete"]);
const PAGES = new Set(["PageUp", "PageDown"]);
/** What every field of letters does with Ctrl: the clipboard, all of it, word by word. */
const EDITING = new Set(["a", "c", "x", "v"]);
const HISTORY = new Set(["z", "y"]);

/**
 * Whether a field needs a press for itself; what it does not need reaches the editor.
 * @param typing something has been typed into it that is not kept yet: Ctrl+Z takes that back, not the document
 */
export function belongsToField(field: Field, press: Press, typing: boolean): boolean {
  const { key } = press;
  const letter = key.length === 1;
  switch (field) {
    case "slider":
      return !press.ctrl && (CARET.has(key) || PAGES.has(key));
    case "radio":
      return !press.ctrl && key.startsWith("Arrow");
    case "checkbox":
      return !press.ctrl && (key === " " || key === "Enter");
    case "list":
      return !press.ctrl || CARET.has(key);
    case "number":
    case "text":
    case "lines":
      if (press.ctrl && press.alt) return false;
      if (press.ctrl) {
        const name = key.toLowerCase();
        if (HISTORY.has(name)) return typing;
        return (
          EDITING.has(name) || CARET.has(key) || ERASE.has(key) || (key === "Enter" && field === "lines")
        );
      }
      if (field === "number" && letter) return typing || /[\d.,+\-*/]/.test(key);
      return (
        letter || CARET.has(key) || ERASE.has(key) || PAGES.has(key) || key === "Enter" || key === "Escape"
      );
  }
}
