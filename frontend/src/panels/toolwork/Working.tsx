import { X } from "lucide-react";
import { formatPercent } from "../../lib/format";
import { strings } from "../../lib/strings";
import { IconButton, Progress } from "../../lib/ui";
import { waitingWords } from "../jobs/waiting";
import { type Run, stop } from "./runs";
import styles from "./toolwork.module.css";

interface WorkingProps {
  /** What the tool is doing, such as "Cleaning the speech". */
  readonly label: string;
  readonly run: Run;
}

/** A tool at work: how far it is, and what stops it. */
export function Working({ label, run }: WorkingProps) {
  const { job } = run;
  const waits = job?.state === "queued";
  return (
    <div className={styles.part}>
      <div className={styles.working}>
        <Progress label={label} value={job && !waits ? job.progress : undefined} />
        <IconButton
          size="small"
          label={strings.tools.cancel}
          icon={<X />}
          disabled={!job}
          onClick={() => stop(run)}
        />
      </div>
      <p className={styles.words}>
        {job && waits ? waitingWords(job) : `${job?.note || label} · ${formatPercent(job?.progress ?? 0)}`}
      </p>
    </div>
  );
}
