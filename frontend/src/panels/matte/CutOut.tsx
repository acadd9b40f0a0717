import { ImageOff, Scissors, X } from "lucide-react";
import { useEffect, useState } from "react";
import { formatPercent, formatWait } from "../../lib/format";
import { sentence } from "../../lib/http";
import type { Tool } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import { listTools } from "../../lib/studio";
import { Button, IconButton, Progress } from "../../lib/ui";
import { classes } from "../../lib/ui/classes";
import type { Document } from "../../timeline/document";
import { removeMatte } from "../../timeline/edits";
import type { Workbench } from "../../tools/workbench";
import { waitingWords } from "../jobs/waiting";
import styles from "./CutOut.module.css";
import { type Run, removeBackground, stop, TOOL, useRuns } from "./runs";

const words = strings.tools;

interface CutOutProps {
  readonly bench: Workbench;
  readonly document: Document;
  /** The clips that are selected, all of them pictures. */
  readonly clips: readonly string[];
}

/** What removes the background of pictures, and brings it back. */
export function CutOut({ bench, document, clips }: CutOutProps) {
  const { runs } = useRuns();
  const [first] = clips;
  const clip = first === undefined ? undefined : document.clips[first];
  const source = clip && "asset" in clip ? document.assets[clip.asset]?.source : undefined;
  const tool = useTool(source);
  const isCut = clips.some((id) => hasMatte(document, id));
  const working = clips.flatMap((id) => {
    const run = runs[id];
    return run && !run.error ? [{ id, run }] : [];
  });
  const error = clips.map((id) => runs[id]?.error).find(Boolean);
  if (working.length > 0) {
    return working.map(({ id, run }) => <Working key={id} run={run} onStop={() => stop(id)} />);
  }
  if (isCut) {
    return (
      <Button
        wide
        icon={<ImageOff />}
        onClick={() => {
          const operation = removeMatte(bench.store.document, clips);
          if (operation) bench.store.commit(operation);
        }}
      >
        {words.bringBack}
      </Button>
    );
  }
  return (
    <div className={styles.cut}>
      <Button
        wide
        icon={<Scissors />}
        disabled={tool.known?.why_not !== ""}
        aria-describedby="cut-out-about"
        onClick={() => {
          for (const id of clips) void removeBackground(bench, id);
        }}
      >
        {words.remove}
      </Button>
      <p id="cut-out-about" className={classes(styles.words, error !== undefined && styles.error)}>
        {error ?? tool.error ?? about(tool.known)}
      </p>
    </div>
  );
}

/** What a person reads before they begin: why not, or what will come of it and how long it takes. */
function about(tool: Tool | null): string {
  if (!tool) return words.looking;
  if (tool.why_not) return tool.why_not;
  return `${tool.summary} ${words.takes(formatWait(tool.seconds ?? 0))}`;
}

function Working({ run, onStop }: { readonly run: Run; readonly onStop: () => void }) {
  const { job } = run;
  const waits = job?.state === "queued";
  return (
    <div className={styles.cut}>
      <div className={styles.working}>
        <Progress label={words.progress} value={job && !waits ? job.progress : undefined} />
        <IconButton size="small" label={words.cancel} icon={<X />} disabled={!job} onClick={onStop} />
      </div>
      <p className={styles.words}>
        {job && waits
          ? waitingWords(job)
          : `${job?.note || words.progress} · ${formatPercent(job?.progress ?? 0)}`}
      </p>
    </div>
  );
}

/** The tool, and what it says of an asset. */
function useTool(source: string | undefined): { readonly known: Tool | null; readonly error: string | null } {
  const [told, setTold] = useState<{ known: Tool | null; error: string | null }>({
    known: null,
    error: null,
  });
  useEffect(() => {
    setTold({ known: null, error: null });
    if (source === undefined) return;
    let current = true;
    listTools(source).then(
      (tools) => current && setTold({ known: tools.find(({ name }) => name === TOOL) ?? null, error: null }),
      (error: unknown) => current && setTold({ known: null, error: sentence(error) }),
    );
    return () => {
      current = false;
    };
  }, [source]);
  return told;
}

function hasMatte(document: Document, id: string): boolean {
  const clip = document.clips[id];
  return clip !== undefined && "appearance" in clip && clip.appearance.matte.asset !== "";
}
