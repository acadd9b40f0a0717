/** Ways in and ways out for what is selected: pointed at, one is played on the stage; a click keeps it. */

import { useEffect, useMemo, useRef, useState } from "react";
import { strings } from "../../lib/strings";
import { Slider } from "../../lib/ui";
import { useRoving } from "../../lib/ui/roving";
import { WAY_PRESETS, type WayName } from "../../presets/ways";
import type { Document } from "../../timeline/document";
import { wayOf } from "../../timeline/edits";
import type { Side } from "../../timeline/edits/way";
import type { Operation } from "../../timeline/operations";
import { FLICKS_PER_SECOND } from "../../timeline/time";
import { clipEnd } from "../../timeline/timeline-index";
import { meantLayers } from "../../tools/meant-layers";
import { useDocument, useSession, useStandingTime } from "../../tools/observe";
import { isEditable, type Workbench } from "../../tools/workbench";
import styles from "./Presets.module.css";
import { Sketch } from "./Sketch";
import { tellingMoment, WAY_RUNS, waySketch } from "./way-sketch";

const words = strings.presets.way;
const NAMES: readonly (WayName | null)[] = [null, ...(Object.keys(WAY_PRESETS) as WayName[])];
/** Flicks that are played beside the way. */
const BESIDE = Math.round(0.4 * FLICKS_PER_SECOND);
/** How far the length's slider goes, seconds. */
const LONGEST = 3;
/** What the slider shows where there is no way yet, flicks. */
const USUAL = Math.round(0.6 * FLICKS_PER_SECOND);
const FLICKS_PER_MS = 705_600;

export interface WayShelfProps {
  readonly bench: Workbench;
  readonly onPut: (side: Side, name: WayName | null, length?: number) => void;
  /** The edit that would be made. */
  readonly edit: (
    document: Document,
    ids: readonly string[],
    side: Side,
    name: WayName | null,
  ) => Operation | null;
}

export function WayShelf(props: WayShelfProps) {
  return (
    <section className={styles.shelf} aria-label={words.title}>
      <Ways side="in" {...props} />
      <Ways side="out" {...props} />
    </section>
  );
}

function Ways({ side, bench, onPut, edit }: WayShelfProps & { readonly side: Side }) {
  const items = useRef<HTMLDivElement>(null);
  useRoving(items, { items: "button", along: "grid" });
  const document = useDocument(bench.store);
  useSession(bench.session);
  useStandingTime(bench.player);
  const ids = meantLayers(bench);
  const [first = null] = ids;
  const clip = first === null ? undefined : document.clips[first];
  const found = clip ? wayOf(document, clip, side, WAY_PRESETS) : null;
  const trial = useTrial(bench, side, edit);
  return (
    <div className={styles.shelf}>
      <h3 className={styles.title}>{words.sides[side]}</h3>
      <div ref={items} className={styles.triples} onPointerLeave={trial.end}>
        {NAMES.map((name) => (
          <WayItem
            key={name}
            bench={bench}
            side={side}
            name={name}
            pressed={clip !== undefined && (found?.name ?? null) === name}
            onTry={() => trial.begin(name)}
            onPut={() => {
              trial.end();
              onPut(side, name);
            }}
          />
        ))}
      </div>
      <Slider
        label={`${words.length}, ${words.sides[side].toLowerCase()}`}
        hiddenLabel
        unit="s"
        min={0.1}
        max={clip ? Math.max(0.1, clip.duration / FLICKS_PER_SECOND) : LONGEST}
        reach={[0.1, LONGEST]}
        step={0.1}
        value={(found?.length ?? USUAL) / FLICKS_PER_SECOND}
        disabled={!found}
        onCommit={(value) =>
          found && onPut(side, found.name as WayName, Math.round(value * FLICKS_PER_SECOND))
        }
      />
    </div>
  );
}

interface WayItemProps {
  readonly bench: Workbench;
  readonly side: Side;
  readonly name: WayName | null;
  readonly pressed: boolean;
  readonly onTry: () => void;
  readonly onPut: () => void;
}

function WayItem({ bench, side, name, pressed, onTry, onPut }: WayItemProps) {
  const [runs, setRuns] = useState(false);
  const sketch = useMemo(() => waySketch(side, name), [side, name]);
  return (
    <button
      type="button"
      className={styles.item}
      aria-pressed={pressed}
      onPointerEnter={(event) => {
        if (event.pointerType !== "mouse") return;
        setRuns(true);
        onTry();
      }}
      onPointerLeave={() => setRuns(false)}
      onClick={onPut}
    >
      <Sketch
        player={bench.player}
        document={sketch}
        time={tellingMoment(side, name)}
        runs={runs && name !== null}
        duration={WAY_RUNS}
      />
      <span>{name === null ? words.none : words[side].names[name]}</span>
    </button>
  );
}

/** Plays a way on the stage without keeping it. */
function useTrial(bench: Workbench, side: Side, edit: WayShelfProps["edit"]) {
  const request = useRef(0);
  const trying = useRef(false);
  const end = () => {
    cancelAnimationFrame(request.current);
    if (!trying.current) return;
    trying.current = false;
    bench.store.preview(null);
    bench.player.peek(null);
  };
  const begin = (name: WayName | null) => {
    end();
    const { store, player, runner } = bench;
    const ids = meantLayers(bench).filter((id) => isEditable(store.document, id));
    const [first] = ids;
    const clip = first === undefined ? undefined : store.document.clips[first];
    if (!clip || name === null || player.state.playing || runner.step) return;
    trying.current = true;
    store.preview(edit(store.document, ids, side, name));
    const tried = store.document.clips[first as string];
    const length = tried ? (wayOf(store.document, tried, side, WAY_PRESETS)?.length ?? 0) : 0;
    const span = Math.min(length + BESIDE, clip.duration);
    const from = side === "in" ? clip.start : clipEnd(clip) - span;
    const began = performance.now();
    const next = (now: number) => {
      player.peek(from + Math.min((now - began) * FLICKS_PER_MS, span - 1));
      if ((now - began) * FLICKS_PER_MS < span) request.current = requestAnimationFrame(next);
    };
    request.current = requestAnimationFrame(next);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is tried goes with the shelf, once
  useEffect(() => end, []);
  return { begin, end };
}
