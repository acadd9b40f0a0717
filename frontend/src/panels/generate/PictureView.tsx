import { Check, Download, Plus } from "lucide-react";
import { useState } from "react";
import type { Asset } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import { Button, toast } from "../../lib/ui";
import { useAssets, whenInspected } from "../library/assets";
import { dragAsset } from "../library/drag";
import styles from "./PictureView.module.css";
import { showValue } from "./parameters";
import type { Picture, Run } from "./run";
import { keep } from "./runs";

const words = strings.generate;

interface PictureViewProps {
  run: Run;
  picture: Picture;
  name: string;
  onAddToTimeline: (asset: Asset) => void;
}

/** One picture: finished or its latest step, all its steps below, the numbers that made it. */
export function PictureView({ run, picture, name, onAddToTimeline }: PictureViewProps) {
  // Which step is looked at; null: the newest there is.
  const [looked, setLooked] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const { steps, final } = picture;
  const kept = useAssets(({ assets }) => assets?.find(({ id }) => id === final?.asset)) ?? null;
  const last = steps.length - 1;
  const step = looked === null ? (final ?? steps[last]) : steps[looked];
  if (!step) return null;

  const use = async (then: (asset: Asset) => void | Promise<void>) => {
    setBusy(true);
    const asset = await keep(run, picture, name);
    if (asset) await then(asset);
    setBusy(false);
  };

  return (
    <figure className={styles.picture}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging is the pointer's way; the buttons below are the keyboard's */}
      <div
        className={styles.frame}
        draggable={kept !== null}
        onDragStart={(event) => kept && dragAsset(event, kept)}
      >
        <img src={step.url} alt={step.caption || name} className={styles.image} draggable={false} />
      </div>
      <figcaption className={styles.caption} aria-live="polite">
        {step.caption}
      </figcaption>
      {steps.length > 1 && (
        <fieldset className={styles.steps} aria-label={words.steps}>
          {steps.map((each, index) => (
            <button
              key={each.url}
              type="button"
              className={styles.step}
              aria-label={words.step(index + 1)}
              aria-pressed={index === (looked ?? last)}
              onClick={() => setLooked(index === last ? null : index)}
            >
              <img src={each.url} alt="" draggable={false} />
            </button>
          ))}
        </fieldset>
      )}
      <Numbers numbers={step.numbers} />
      {final && (
        <div className={styles.commands}>
          {kept ? (
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
              onClick={() =>
                void use((asset) => {
                  toast({ text: words.keptToast(asset.name), tone: "success" });
                })
              }
            >
              {words.keep}
            </Button>
          )}
          <Button
            size="small"
            variant="ghost"
            icon={<Plus />}
            disabled={busy}
            onClick={() => void use(async (asset) => onAddToTimeline(await whenInspected(asset)))}
          >
            {strings.library.addToTimeline}
          </Button>
        </div>
      )}
    </figure>
  );
}

/** What was drawn, by name. */
function Numbers({ numbers }: { numbers: Record<string, unknown> }) {
  const drawn = Object.entries(numbers);
  if (drawn.length === 0) return null;
  return (
    <dl className={styles.numbers} aria-label={words.numbers}>
      {drawn.map(([key, value]) => (
        <div key={key} className={styles.figure}>
          <dt>{key}</dt>
          <dd>{showValue(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
