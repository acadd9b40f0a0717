/** The rooms of the editor for the keyboard: F6 goes from one to the next, Shift+F6 back. */

const REGION = "[data-region]";
const FOCUSABLE = "button, a[href], input, textarea, [tabindex]";

/** Where the focus was in each region when it was left. */
const left = new WeakMap<Element, HTMLElement>();

function canTake(element: HTMLElement): boolean {
  return element.tabIndex >= 0 && !element.matches(":disabled") && element.getClientRects().length > 0;
}

/** What F6 goes to in a region: where one was, else what it is about (`data-region` names it), else the first. */
function entrance(region: HTMLElement): HTMLElement | null {
  const before = left.get(region);
  if (before?.isConnected && region.contains(before) && canTake(before)) return before;
  const about = region.dataset.region;
  const wanted = about ? [...region.querySelectorAll<HTMLElement>(about)] : [];
  const all = [...region.querySelectorAll<HTMLElement>(FOCUSABLE)];
  return [...wanted, ...all].find(canTake) ?? null;
}

/** Move the focus to the next region (1) or the one before (-1), past those in which nothing takes it. */
export function goToRegion(direction: 1 | -1, page: Document = window.document): void {
  const regions = [...page.querySelectorAll<HTMLElement>(REGION)];
  const { activeElement } = page;
  const here = activeElement?.closest(REGION) ?? null;
  if (here && activeElement instanceof HTMLElement) left.set(here, activeElement);
  let place = here instanceof HTMLElement ? regions.indexOf(here) : direction === 1 ? -1 : 0;
  for (let tries = 0; tries < regions.length; tries += 1) {
    place = (place + direction + regions.length) % regions.length;
    const region = regions[place];
    const found = region && entrance(region);
    if (found) {
      found.focus({ preventScroll: found.matches("[data-clip]") });
      return;
    }
  }
}
