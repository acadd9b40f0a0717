/** Follow one pointer from press to release: capture, a little slack before it counts as a drag, Escape, modifiers. */

/** Where the pointer is and which keys are held, whichever of them changed last. */
export interface PointerNow {
  readonly clientX: number;
  readonly clientY: number;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
}

export interface PointerHandlers {
  /** The pointer has moved far enough to mean it; called once, before the first `drag`. */
  begin?(now: PointerNow): void;
  /** The pointer, or a modifier key, has changed. */
  drag(now: PointerNow): void;
  /** The button is up. `dragged` is false for a click. */
  release(now: PointerNow, dragged: boolean): void;
  /** Escape, or the system took the pointer away. */
  cancel(): void;
}

/** Pixels a hand may tremble in a click. */
export const SLACK = 3;

/** Follow the pointer of `press` until its release. Returns a way to say "something moved beneath the pointer". */
export function followPointer(
  press: { readonly pointerId: number } & PointerNow,
  element: HTMLElement,
  handlers: PointerHandlers,
  slack = SLACK,
): () => void {
  const until = new AbortController();
  const { signal } = until;
  let now = snapshot(press, press);
  let dragging = false;
  element.setPointerCapture(press.pointerId);

  const show = () => {
    if (!dragging && Math.hypot(now.clientX - press.clientX, now.clientY - press.clientY) > slack) {
      dragging = true;
      handlers.begin?.(now);
    }
    if (dragging) handlers.drag(now);
  };
  const end = (finish: () => void) => {
    until.abort();
    if (element.hasPointerCapture(press.pointerId)) element.releasePointerCapture(press.pointerId);
    finish();
  };
  const mine = (event: PointerEvent) => event.pointerId === press.pointerId;

  element.addEventListener(
    "pointermove",
    (event) => {
      if (!mine(event)) return;
      now = snapshot(event, event);
      show();
    },
    { signal },
  );
  element.addEventListener(
    "pointerup",
    (event) => {
      if (mine(event)) end(() => handlers.release(snapshot(event, event), dragging));
    },
    { signal },
  );
  element.addEventListener("pointercancel", (event) => mine(event) && end(() => handlers.cancel()), {
    signal,
  });
  element.addEventListener("lostpointercapture", (event) => mine(event) && end(() => handlers.cancel()), {
    signal,
  });
  const onKey = (event: KeyboardEvent) => {
    if (event.type === "keydown" && event.key === "Escape") {
      event.stopPropagation();
      event.preventDefault();
      end(() => handlers.cancel());
      return;
    }
    now = snapshot(now, event);
    if (dragging) handlers.drag(now);
  };
  window.addEventListener("keydown", onKey, { signal, capture: true });
  window.addEventListener("keyup", onKey, { signal, capture: true });
  return () => {
    if (!signal.aborted && dragging) handlers.drag(now);
  };
}

function snapshot(
  place: Pick<PointerNow, "clientX" | "clientY">,
  keys: Pick<PointerNow, "shiftKey" | "altKey" | "ctrlKey"> & { readonly metaKey?: boolean },
): PointerNow {
  return {
    clientX: place.clientX,
    clientY: place.clientY,
    shiftKey: keys.shiftKey,
    altKey: keys.altKey,
    ctrlKey: keys.ctrlKey || keys.metaKey === true,
  };
}
