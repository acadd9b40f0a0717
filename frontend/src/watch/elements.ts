/** Elements without a library: the watch page carries a player, and nothing else that weighs. */

type Children = (Node | string | null)[];

/** Make an element. Attributes that are `true` are set without a value; `false` and null ones are left out. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes?: Readonly<Record<string, string | boolean | null | undefined>>,
  ...children: Children
): HTMLElementTagNameMap[Name];
export function element(
  name: string,
  attributes?: Readonly<Record<string, string | boolean | null | undefined>>,
  ...children: Children
): HTMLElement;
export function element(
  name: string,
  attributes: Readonly<Record<string, string | boolean | null | undefined>> = {},
  ...children: Children
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A drawing of 24 x 24 units, outlined in the colour of the text around it. */
export function icon(path: string): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", path);
  drawing.append(line);
  return drawing;
}

export const ICONS = {
  lock: "M6 11h12a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1zM8 11V7a4 4 0 0 1 8 0v4",
  film: "M4 4h16v16H4zM8 4v16M16 4v16M4 12h16M4 8h4M4 16h4M16 8h4M16 16h4",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2",
  hourglass: "M6 3h12M6 21h12M7 3v3a5 5 0 0 0 10 0V3M7 21v-3a5 5 0 0 1 10 0v3",
  unplug: "M3 3l18 18M9 5v3M15 5v5M7 9h2m4 0h4v2a5 5 0 0 1-1 3M7 9v2a5 5 0 0 0 7 4.600M12 16v5",
  save: "M12 4v11m-5-5 5 5 5-5M5 20h14",
  open: "M14 4h6v6M20 4l-9 9M18 14v5H5V6h5",
};
