import { Check, Download, Plus, RotateCcw, Square } from "lucide-react";
import { useState } from "react";
import { sentence } from "../../lib/http";
import type { Asset } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import { Button, IconButton, Notice, Progress, toast } from "../../lib/ui";
import { dragAsset } from "../library/drag";
import { showValue } from "./parameters";
import styles from "./RunCard.module.css";
import { isFinished, isOver, type Picture, type Run, runProgress, type Step } from "./run";
import { keep, keyOf, stop, useRuns } from "./runs";

const words = strings.generate;

interface RunCardProps {
  run: Run;
  onAddToTimeline: (asset: Asset) => void;
  onAgain: () => void;
}

/** One request: its pictures as they emerge, and what can be done with them. */
export function RunCard({ run, onAddToTimeline, onAgain }: RunCardProps) {
  const [stopping, setStopping] = useState(false);
  const over = isOver(run);
  const askToStop = () => {
    setStopping(true);
    stop(run).catch((error: unknown) => {
      setStopping(false);
      toast({ text: sentence(error), tone: "danger" });
    });
  };
  return (
    <article
      className={styles.run}
      aria-label={words.pictureOf(run.title, run.generation.seed)}
      aria-busy={!over}
    >
      <header className={styles.header}>
        <div className={styles.words}>
          <h3 className={styles.title}>{run.title}</h3>
          <p className={styles.about}>
            {words.seed} {run.generation.seed}
            {run.generation.prompt && ` · ${run.generation.prompt}`}
          </p>
        </div>
        {over ? (
          <IconButton size="small" label={words.again} icon={<RotateCcw />} onClick={onAgain} />
        ) : (
          <Button size="small" icon={<Square />} disabled={stopping} onClick={askToStop}>
            {stopping ? words.stopping : words.stop}
          </Button>
        )}
      </header>
      {!over && (
        <div className={styles.wait}>
          <Progress
            label={run.state === "queued" ? words.waiting : words.running}
            value={run.state === "queued" ? undefined : runProgress(run)}
          />
          {run.pictures.length === 0 && <p className={styles.about}>{run.note || words.waiting}</p>}
        </div>
      )}
      {run.state === "failed" && <Notice tone="danger">{run.error || words.failed}</Notice>}
      {run.state === "cancelled" && <p className={styles.about}>{words.stopped}</p>}
      {run.pictures.map((picture) => (
        <PictureView key={picture.index} run={run} picture={picture} onAddToTimeline={onAddToTimeline} />
      ))}
    </article>
  );
}

interface PictureViewProps {
  run: Run;
  picture: Picture;
  onAddToTimeline: (asset: Asset) => void;
}

/** One picture: its latest step large, all its steps below, the numbers that made it. */
function PictureView({ run, picture, onAddToTimeline }: PictureViewProps) {
  const [looked, setLooked] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const asset = useRuns(({ kept }) => kept[keyOf(run, picture)]);
  const last = picture.steps.length - 1;
  const at = looked ?? last;
  const step = picture.steps[at];
  if (!step) return null;
  const address = (which: Step) => `/files/jobs/${run.job}/${encodeURIComponent(which.file)}`;
  const finished = isFinished(picture);
  const name = words.pictureOf(run.title, run.generation.seed + picture.index);

  const use = async (then: (asset: Asset) => void) => {
    setBusy(true);
    const kept = await keep(run, picture);
    setBusy(false);
    if (kept) then(kept);
  };

  return (
    <figure className={styles.picture}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging is the pointer's way; the buttons below are the keyboard's */}
      <div
        className={styles.frame}
        draggable={asset !== undefined}
        onDragStart={(event) => asset && dragAsset(event, asset)}
      >
        <img src={address(step)} alt={step.caption || name} className={styles.image} draggable={false} />
      </div>
      <figcaption className={styles.caption} aria-live="polite">
        {step.caption || words.step(at + 1)}
      </figcaption>
      {picture.steps.length > 1 && (
        <fieldset className={styles.steps} aria-label={words.steps}>
          {picture.steps.map((each, index) => (
            <button
              key={each.file}
              type="button"
              className={styles.step}
              aria-label={words.step(index + 1)}
              aria-pressed={index === at}
              onClick={() => setLooked(index === last ? null : index)}
            >
              <img src={address(each)} alt="" draggable={false} />
            </button>
          ))}
        </fieldset>
      )}
      {Object.keys(step.numbers).length > 0 && (
        <dl className={styles.numbers} aria-label={words.numbers}>
          {Object.entries(step.numbers).map(([key, value]) => (
            <div key={key} className={styles.figure}>
              <dt>{key}</dt>
              <dd>{showValue(value)}</dd>
            </div>
          ))}
        </dl>
      )}
      {finished && (
        <div className={styles.commands}>
          {asset ? (
            <span className={styles.kept}>
              <Check aria-hidden="true" />
              {words.kept}
            </span>
          ) : (
            <Button
              size="small"
              icon={<Download />}
              busy={busy}
              aria-label={words.keepNamed(name)}
              onClick={() => void use((kept) => toast({ text: words.keptToast(kept.name), tone: "success" }))}
            >
              {words.keep}
            </Button>
          )}
          <Button
            size="small"
            variant="ghost"
            icon={<Plus />}
            disabled={busy}
            onClick={() => void use(onAddToTimeline)}
          >
            {strings.library.addToTimeline}
          </Button>
        </div>
      )}
    </figure>
  );
}
