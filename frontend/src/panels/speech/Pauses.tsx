import { Play, ScanSearch, Scissors } from "lucide-react";
import { useMemo, useState } from "react";
import { formatDuration } from "../../lib/format";
import { strings } from "../../lib/strings";
import { Button, IconButton, Slider, Switch, toast } from "../../lib/ui";
import { classes } from "../../lib/ui/classes";
import { type Document, newId } from "../../timeline/document";
import { cutPauses } from "../../timeline/edits";
import { type Pause, pausesIn, type Span } from "../../timeline/pauses";
import { fromClock, toSeconds } from "../../timeline/time";
import type { Workbench } from "../../tools/workbench";
import { about, styles as shared, useTool, useToolRuns, Working } from "../toolwork";
import { findSpoken, TOOL, useSpoken } from "./found";
import { hearCut } from "./hear-cut";
import styles from "./Pauses.module.css";

const words = strings.tools.pauses;

interface PausesProps {
  readonly bench: Workbench;
  readonly document: Document;
  /** The clips that are selected, all of them with a sound. */
  readonly clips: readonly string[];
}

/** What finds the pauses of speech, shows each as a cut, and cuts those that are wished. */
export function Pauses({ bench, document, clips }: PausesProps) {
  const runs = useToolRuns(TOOL);
  const { spans: known } = useSpoken();
  const sources = useMemo(() => sourcesOf(document, clips), [document, clips]);
  const tool = useTool(TOOL, sources[0]?.source);
  const working = clips.flatMap((id) => {
    const run = runs[id];
    return run && !run.error ? [{ id, run }] : [];
  });
  const error = clips.map((id) => runs[id]?.error).find(Boolean);
  if (working.length > 0)
    return working.map(({ id, run }) => <Working key={id} label={words.progress} run={run} />);
  if (sources.length > 0 && sources.every(({ source }) => known[source])) {
    const spans = Object.fromEntries(sources.map(({ asset, source }) => [asset, known[source] ?? []]));
    return <Cuts bench={bench} document={document} clips={clips} spans={spans} />;
  }
  return (
    <div className={shared.part}>
      <Button
        wide
        icon={<ScanSearch />}
        disabled={tool.known?.why_not !== ""}
        aria-describedby="pauses-about"
        onClick={() => {
          for (const { clip } of sources) void findSpoken(bench, clip);
        }}
      >
        {words.find}
      </Button>
      <p id="pauses-about" className={classes(shared.words, error !== undefined && shared.error)}>
        {error ?? about(tool, words.promise)}
      </p>
    </div>
  );
}

interface CutsProps extends PausesProps {
  readonly spans: Readonly<Record<string, readonly Span[]>>;
}

function Cuts({ bench, document, clips, spans }: CutsProps) {
  const [shortest, setShortest] = useState(0.6);
  const [padding, setPadding] = useState(0.15);
  const [everywhere, setEverywhere] = useState(false);
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const pauses = useMemo(() => {
    const rules = { shortest: fromClock(shortest), padding: fromClock(padding) };
    return pausesIn(document, clips, spans, rules);
  }, [document, clips, spans, shortest, padding]);
  const chosen = pauses.filter((pause) => !kept.has(keyOf(pause)));
  const saved = toSeconds(chosen.reduce((sum, { start, end }) => sum + end - start, 0));
  const cut = () => {
    const operation = cutPauses(bench.store.document, chosen, newId, everywhere);
    if (!operation) return;
    bench.player.pause();
    bench.store.commit(operation);
    toast({ text: words.done(chosen.length, saved.toFixed(1)) });
  };
  return (
    <div className={shared.part}>
      <Slider
        label={words.shortest}
        unit="s"
        value={shortest}
        min={0.2}
        max={5}
        step={0.05}
        reach={[0.2, 3]}
        onCommit={setShortest}
      />
      <Slider
        label={words.padding}
        unit="s"
        value={padding}
        min={0}
        max={1}
        step={0.01}
        reach={[0, 0.5]}
        onCommit={setPadding}
      />
      <Switch label={words.everywhere} checked={everywhere} onChange={setEverywhere} />
      {pauses.length === 0 ? (
        <p className={shared.words}>{words.none}</p>
      ) : (
        <ul className={styles.list} aria-label={words.list}>
          {pauses.map((pause) => (
            <Row
              key={keyOf(pause)}
              pause={pause}
              chosen={!kept.has(keyOf(pause))}
              onChoose={() => setKept(toggled(kept, keyOf(pause)))}
              onHear={() => hearCut(bench.player, pause)}
            />
          ))}
        </ul>
      )}
      <Button wide icon={<Scissors />} disabled={chosen.length === 0} onClick={cut}>
        {words.cut(chosen.length, saved.toFixed(1))}
      </Button>
      <p className={shared.words}>{words.check}</p>
    </div>
  );
}

interface RowProps {
  readonly pause: Pause;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onHear: () => void;
}

function Row({ pause, chosen, onChoose, onHear }: RowProps) {
  const [at, length] = [
    formatDuration(toSeconds(pause.start)),
    toSeconds(pause.end - pause.start).toFixed(1),
  ];
  return (
    <li className={styles.row}>
      <label className={styles.choice}>
        <input type="checkbox" checked={chosen} onChange={onChoose} aria-label={words.pause(at, length)} />
        <span>{at}</span>
        <span className={styles.length}>{`${length} s`}</span>
      </label>
      <IconButton size="small" label={words.hear(at)} icon={<Play />} onClick={onHear} />
    </li>
  );
}

/** What a pause is known by while thresholds change: where it lies, to a tenth of a second. */
function keyOf({ clip, start, end }: Pause): string {
  return `${clip} ${Math.round(toSeconds(start + end) * 5)}`;
}

function toggled(all: ReadonlySet<string>, one: string): ReadonlySet<string> {
  const next = new Set(all);
  if (!next.delete(one)) next.add(one);
  return next;
}

/** The sources of clips that are heard, each with one of its clips. */
function sourcesOf(document: Document, clips: readonly string[]) {
  const found = new Map<string, { asset: string; source: string; clip: string }>();
  for (const id of clips) {
    const clip = document.clips[id];
    if (!clip || !("sound" in clip) || clip.sound.muted) continue;
    const source = document.assets[clip.asset]?.source;
    if (source !== undefined && !found.has(source))
      found.set(source, { asset: clip.asset, source, clip: id });
  }
  return [...found.values()];
}
