/**
 * The browser's Back closes a dialog that is open, instead of leaving the page.
 *
 * While dialogs are open one entry of the history is theirs. It is kept when one follows another, and given back when the
 * last one closes by other means.
 */

const MARK = "cloudstudio.dialog";

const open: (() => void)[] = [];
let listening = false;

const isOurs = () => (window.history.state as Record<string, unknown> | null)?.[MARK] === true;

/** A dialog has opened; Back calls `close`. Returns what to do when it closes. */
export function coverHistory(close: () => void): () => void {
  if (!listening) {
    listening = true;
    window.addEventListener("popstate", onBack);
  }
  open.push(close);
  if (!isOurs()) window.history.pushState({ [MARK]: true }, "");
  return () => {
    const place = open.indexOf(close);
    if (place >= 0) open.splice(place, 1);
    // A dialog that opens in place of this one takes the entry over; one that led to another page has none any more.
    queueMicrotask(() => {
      if (open.length === 0 && isOurs()) window.history.back();
    });
  };
}

function onBack(): void {
  if (isOurs() || open.length === 0) return;
  const top = open.at(-1);
  // Those beneath keep an entry.
  if (open.length > 1) window.history.pushState({ [MARK]: true }, "");
  top?.();
}
