import { RotateCcw, Square } from "lucide-react";
import { useState } from "react";
import { sentence } from "../../lib/http";
import type { Asset } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import { Button, IconButton, Notice, Progress, toast } from "../../lib/ui";
import { useJob } from "../jobs/useJob";
import { waitingWords } from "../jobs/waiting";
import { PictureView } from "./PictureView";
import styles from "./RunCard.module.css";
import { isOver, picturesOf, type Run, runProgress } from "./run";
import { stop } from "./runs";

const words = strings.generate;

interface RunCardProps {
  run: Run;
  /** The model's own title. */
  title: string;
  onAddToTimeline: (asset: Asset) => void;
  onAgain: () => void;
}

/** One request: its pictures as they emerge, and what can be done with them. */
export function RunCard({ run, title, onAddToTimeline, onAgain }: RunCardProps) {
  const [stopping, setStopping] = useState(false);
  const { generation } = run;
  const over = isOver(generation);
  const pictures = picturesOf(run);
  const waiting = generation.state === "queued";
  const { job } = useJob(waiting ? generation.job : null);
  const place = waiting && job ? waitingWords(job) : words.waiting;
  const askToStop = () => {
    setStopping(true);
    stop(run).catch((error: unknown) => {
      setStopping(false);
      toast({ text: sentence(error), tone: "danger" });
    });
  };
  return (
    <article className={styles.run} aria-label={words.pictureOf(title, generation.seed)} aria-busy={!over}>
      <header className={styles.header}>
        <div className={styles.words}>
          <h3 className={styles.title}>{title}</h3>
          <p className={styles.about}>
            {words.seed} {generation.seed}
            {generation.prompt && ` · ${generation.prompt}`}
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
          <Progress label={waiting ? place : words.running} value={waiting ? undefined : runProgress(run)} />
          {pictures.length === 0 && <p className={styles.about}>{waiting ? place : words.running}</p>}
        </div>
      )}
      {generation.state === "failed" && <Notice tone="danger">{generation.error || words.failed}</Notice>}
      {generation.not_understood.length > 0 && (
        <Notice tone="warning">{words.notUnderstood(generation.not_understood)}</Notice>
      )}
      {generation.state === "cancelled" && <p className={styles.about}>{words.stopped}</p>}
      {pictures.map((picture) => (
        <PictureView
          key={picture.index}
          run={run}
          picture={picture}
          name={words.pictureOf(title, picture.final?.seed ?? generation.seed + picture.index)}
          onAddToTimeline={onAddToTimeline}
        />
      ))}
    </article>
  );
}
