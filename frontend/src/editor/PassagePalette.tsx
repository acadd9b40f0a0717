/** The kinds of transition: clicked they go to the cut that is meant, dragged to the one where they are dropped. */

import { useEffect, useRef } from "react";
import { strings } from "../lib/strings";
import { Button } from "../lib/ui";
import { classes } from "../lib/ui/classes";
import { useRoving } from "../lib/ui/roving";
import { setPassage } from "../timeline/edits";
import { propertyOf } from "../timeline/properties";
import { heldPassage, holdPassage, PASSAGE_TYPE, type PassageKind } from "../tools/held-passage";
import { useDocument, useSession } from "../tools/observe";
import type { Workbench } from "../tools/workbench";
import styles from "./PassagePalette.module.css";
import { meantPassages, middleOf, putPassage, spreadPassage } from "./passages";

const words = strings.lanes;
const { choices } = propertyOf("transition.kind");
const KINDS = choices.filter((kind) => kind !== "none") as PassageKind[];
const NAMES = strings.properties.choices["transition.kind"];

export function PassagePalette({ bench }: { readonly bench: Workbench }) {
  const kinds = useRef<HTMLDivElement>(null);
  useRoving(kinds, { items: "button", along: "grid" });
  const { clips } = useDocument(bench.store);
  const { passage } = useSession(bench.session);
  const held = passage === null ? null : clips[passage]?.transition.kind;
  const hide = () => {
    if (heldPassage()) return;
    bench.store.preview(null);
    bench.player.peek(null);
  };
  // What is pointed at is tried on the stage, at the moment when half of it is through.
  const show = (kind: PassageKind) => {
    if (bench.player.state.playing || bench.runner.step) return;
    const ids = meantPassages(bench);
    const [first] = ids;
    if (first === undefined) return;
    bench.store.preview(setPassage(bench.store.document, ids, kind));
    bench.player.peek(middleOf(bench, first));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is tried goes with the palette, once
  useEffect(() => hide, []);
  return (
    <section className={styles.palette} aria-label={words.transitions}>
      <h3 className={styles.title}>{words.transitions}</h3>
      <div ref={kinds} className={styles.kinds} onPointerLeave={hide}>
        {KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            draggable
            className={styles.kind}
            aria-pressed={held === kind}
            onPointerEnter={(event) => {
              hide();
              if (event.pointerType === "mouse") show(kind);
            }}
            onClick={() => {
              hide();
              putPassage(bench, meantPassages(bench), kind);
            }}
            onDragStart={(event) => {
              hide();
              holdPassage(kind);
              event.dataTransfer.setData(PASSAGE_TYPE, kind);
              event.dataTransfer.effectAllowed = "copy";
            }}
            onDragEnd={() => {
              holdPassage(null);
              hide();
            }}
          >
            <span aria-hidden="true" className={classes(styles.picture, styles[kind])} />
            {NAMES?.[kind] ?? kind}
          </button>
        ))}
      </div>
      <p className={styles.hint}>{words.transitionsHint}</p>
      <Button
        wide
        onClick={() => {
          hide();
          spreadPassage(bench);
        }}
      >
        {strings.properties.everyCut}
      </Button>
    </section>
  );
}
