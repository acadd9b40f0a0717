import { ChevronLeft, ChevronRight, Diamond, Pencil, Trash2 } from "lucide-react";
import { hideWords as words } from "../../lib/strings-of-hiding";
import { Button, IconButton, Segmented, Slider } from "../../lib/ui";
import { classes } from "../../lib/ui/classes";
import { clipOf, type Document, MAX_TIME } from "../../timeline/document";
import { changePart, showPart, togglePlace } from "../../timeline/edits";
import { hasPlaceAt } from "../../timeline/edits/set-hidden";
import type { HiddenPart } from "../../timeline/obscure";
import type { Operation } from "../../timeline/operations";
import { sourceMomentAt, timeOfMoment } from "../../tools/hide";
import type { Workbench } from "../../tools/workbench";
import { StageColourField } from "../colours";
import { FaceStrip } from "./FaceStrip";
import styles from "./HiddenParts.module.css";

interface PartProps {
  readonly bench: Workbench;
  readonly document: Document;
  /** The clip, and which of its parts this is. */
  readonly id: string;
  readonly number: number;
  readonly part: HiddenPart;
  /** Of the playhead, flicks. */
  readonly time: number;
  /** Whether it is held on the stage. */
  readonly chosen: boolean;
}

/** One hidden part: its name, and while it is chosen how it is hidden, where it goes and when. */
export function Part({ bench, document, id, number, part, time, chosen }: PartProps) {
  const { store, session } = bench;
  const name = part.name || words.region(number + 1);
  const commit = (operation: Operation | null) => {
    if (operation) store.commit(operation);
  };
  const change = (to: Partial<HiddenPart>) => {
    store.preview(null);
    commit(changePart(store.document, id, number, to));
  };
  const preview = (to: Partial<HiddenPart> | null) => {
    store.preview(null);
    if (to) store.preview(changePart(store.document, id, number, to));
  };
  const toggle = () => session.update({ hiding: chosen ? null : { clip: id, part: number } });
  return (
    <section className={classes(styles.part, chosen && styles.chosen)} aria-label={name}>
      <div className={styles.head}>
        <button type="button" className={styles.name} aria-expanded={chosen} onClick={toggle}>
          <Pencil aria-hidden="true" />
          {name}
        </button>
        <IconButton
          size="small"
          label={words.remove(name)}
          icon={<Trash2 />}
          onClick={() => {
            session.update({ hiding: null });
            commit(showPart(store.document, id, number));
          }}
        />
      </div>
      {chosen && (
        <div className={styles.settings}>
          {part.track !== "" && (
            <FaceStrip bench={bench} document={document} id={id} part={part} time={time} />
          )}
          <Segmented
            label={words.style}
            value={part.style}
            choices={Object.entries(words.styles).map(([value, label]) => ({
              value: value as HiddenPart["style"],
              label,
            }))}
            onChange={(style) => change({ style })}
          />
          <Segmented
            label={words.shape}
            value={part.shape}
            choices={Object.entries(words.shapes).map(([value, label]) => ({
              value: value as HiddenPart["shape"],
              label,
            }))}
            onChange={(shape) => change({ shape })}
          />
          {part.style === "fill" ? (
            <StageColourField
              label={words.colour}
              value={part.colour}
              onPreview={(colour) => preview(colour === null ? null : { colour })}
              onCommit={(colour) => change({ colour })}
            />
          ) : (
            <Slider
              label={words.strength}
              value={part.strength}
              scale={100}
              unit="%"
              onPreview={(strength) => preview(strength === null ? null : { strength })}
              onCommit={(strength) => change({ strength })}
            />
          )}
          <Slider
            label={words.margin}
            value={part.margin}
            scale={100}
            unit="%"
            max={2}
            reach={[0, 0.5]}
            onPreview={(margin) => preview(margin === null ? null : { margin })}
            onCommit={(margin) => change({ margin })}
          />
          {part.track === "" && clipOf(document, id)?.kind === "video" && (
            <Moving {...{ bench, document, id, number, part, time, change, commit }} />
          )}
          <p className={styles.words}>{words.fillHint}</p>
        </div>
      )}
    </section>
  );
}

interface MovingProps extends Omit<PartProps, "chosen"> {
  readonly change: (to: Partial<HiddenPart>) => void;
  readonly commit: (operation: Operation | null) => void;
}

/** Where a region of a film goes, and when it is there. */
function Moving({ bench, document, id, number, part, time, change, commit }: MovingProps) {
  const moment = sourceMomentAt(document, id, time);
  const here = hasPlaceAt(document, part, moment);
  const clip = clipOf(document, id);
  const isBackwards = clip?.kind === "video" && clip.playing.reversed;
  const from = isBackwards ? { end: Math.min(moment + 1, MAX_TIME) } : { begin: moment };
  const until = isBackwards ? { begin: moment } : { end: moment };
  const isWithin = (to: Partial<HiddenPart>) => (to.begin ?? part.begin) < (to.end ?? part.end);
  const go = (way: 1 | -1) => {
    const times = part.places
      .map((place) => timeOfMoment(document, id, place.time))
      .filter((at) => at !== null)
      .sort((a, b) => a - b);
    const found = way > 0 ? times.find((at) => at > time) : times.findLast((at) => at < time);
    if (found !== undefined) bench.player.seek(found);
  };
  return (
    <>
      <div className={styles.head}>
        <span className={styles.label}>{words.moves}</span>
        <IconButton size="small" label={words.previousPlace} icon={<ChevronLeft />} onClick={() => go(-1)} />
        <IconButton
          size="small"
          label={here ? words.removePlace : words.addPlace}
          pressed={here}
          icon={<Diamond />}
          onClick={() => commit(togglePlace(bench.store.document, id, number, moment))}
        />
        <IconButton size="small" label={words.nextPlace} icon={<ChevronRight />} onClick={() => go(1)} />
      </div>
      <div className={styles.head}>
        <span className={styles.label}>{words.when}</span>
        <Button size="small" disabled={!isWithin(from)} onClick={() => change(from)}>
          {words.from}
        </Button>
        <Button size="small" disabled={!isWithin(until)} onClick={() => change(until)}>
          {words.until}
        </Button>
        {(part.begin > 0 || part.end < MAX_TIME) && (
          <Button size="small" onClick={() => change({ begin: 0, end: MAX_TIME })}>
            {words.always}
          </Button>
        )}
      </div>
    </>
  );
}
