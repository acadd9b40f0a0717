import { Dices, Sparkles } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { sentence } from "../../lib/http";
import { useResource } from "../../lib/resource";
import type { Asset, Generation, ImageModel } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import { listModels } from "../../lib/studio";
import {
  Button,
  EmptyState,
  IconButton,
  Notice,
  NumberField,
  Select,
  Skeleton,
  TextArea,
} from "../../lib/ui";
import { followAssets } from "../library/assets";
import { NoRoom, useNoRoom } from "../storage";
import type { PanelStore } from "../store";
import styles from "./GeneratePanel.module.css";
import { ParameterControl } from "./ParameterControl";
import { controlsOf, defaultValues, drawSeed, type Values } from "./parameters";
import { RunCard } from "./RunCard";
import { followRuns, start, useRuns } from "./runs";

const words = strings.generate;
const MOST = 8;
const LAST_SEED = 2 ** 32 - 1;

export interface GeneratePanelProps {
  store: PanelStore;
  onAddToTimeline: (asset: Asset) => void;
}

/** Make pictures: choose a model, say what is wanted, watch every step, keep what is good. */
export function GeneratePanel({ onAddToTimeline }: GeneratePanelProps) {
  const models = useResource(listModels, "models");
  const { runs } = useRuns();
  const [again, setAgain] = useState<Generation | null>(null);
  useEffect(followRuns, []);
  useEffect(followAssets, []);
  const titleOf = (name: string) => models.value?.find((model) => model.name === name)?.title ?? name;
  const results = (
    <section className={styles.results} aria-label={words.results}>
      {models.value && runs.length === 0 && (
        <EmptyState compact icon={<Sparkles />} title={words.emptyTitle}>
          {words.emptyText}
        </EmptyState>
      )}
      {runs.map((run) => (
        <RunCard
          key={run.generation.id}
          title={titleOf(run.generation.model)}
          run={run}
          onAddToTimeline={onAddToTimeline}
          onAgain={() => setAgain(run.generation)}
        />
      ))}
    </section>
  );
  return (
    <section className={styles.panel} aria-label={words.title}>
      {models.error && (
        <Notice
          tone="danger"
          action={
            <Button size="small" onClick={models.reload}>
              {strings.common.retry}
            </Button>
          }
        >
          {words.loadFailed} {models.error}
        </Notice>
      )}
      {!models.value && !models.error && <Skeleton className={styles.placeholder} />}
      {models.value && (
        <Request
          key={again?.id ?? "new"}
          models={models.value.filter(({ ready }) => ready)}
          from={again}
          results={results}
        />
      )}
    </section>
  );
}

interface RequestProps {
  readonly models: readonly ImageModel[];
  readonly from: Generation | null;
  /** Stand beneath the button, where one looks after pressing it. */
  readonly results: ReactNode;
}

/** The form: words first, then the pictures; settings are folded, and so is how it works. */
function Request({ models, from, results }: RequestProps) {
  const makers = models.filter(({ lesson }) => !lesson);
  const lessons = models.filter(({ lesson }) => lesson);
  const [name, setName] = useState(from?.model ?? makers[0]?.name ?? models[0]?.name ?? "");
  const [prompt, setPrompt] = useState(from?.prompt ?? "");
  const [seed, setSeed] = useState(from?.seed ?? drawSeed);
  // A seed that was typed stays; one that was drawn is drawn anew for the next series.
  const [typedSeed, setTypedSeed] = useState(from !== null);
  const [count, setCount] = useState(from?.count ?? 1);
  // What was set for one model is still there after a look at another.
  const [values, setValues] = useState<Record<string, Values>>(from ? { [from.model]: from.parameters } : {});
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const noRoom = useNoRoom();
  const model = models.find((entry) => entry.name === name);
  if (!model) return null;
  const chosen = values[name] ?? defaultValues(model.parameters);
  const change = (parameter: string, value: unknown) =>
    setValues({ ...values, [name]: { ...chosen, [parameter]: value } });

  const typeSeed = (value: number) => {
    setSeed(value);
    setTypedSeed(true);
  };
  const drawAnother = () => {
    setSeed(drawSeed());
    setTypedSeed(false);
  };
  const submit = async () => {
    setBusy(true);
    setError(null);
    try {
      await start({ model: name, parameters: chosen, prompt, seed, count });
      if (!typedSeed) setSeed(drawSeed());
    } catch (thrown) {
      setError(sentence(thrown));
    } finally {
      setBusy(false);
    }
  };

  const settings = (
    <div className={styles.controls}>
      {controlsOf(model.parameters).map((control) => (
        <ParameterControl
          key={`${name} ${control.name}`}
          control={control}
          value={chosen[control.name]}
          onChange={(value) => change(control.name, value)}
        />
      ))}
      <div className={styles.number}>
        <span className={styles.label} aria-hidden="true" title={words.seedHint}>
          {words.seed}
        </span>
        <span className={styles.seed}>
          <NumberField label={words.seed} value={seed} min={0} max={LAST_SEED} step={1} onCommit={typeSeed} />
          <IconButton label={words.newSeed} icon={<Dices />} onClick={drawAnother} />
        </span>
      </div>
      <div className={styles.number}>
        <span className={styles.label} aria-hidden="true">
          {words.count}
        </span>
        <NumberField label={words.count} value={count} min={1} max={MOST} step={1} onCommit={setCount} />
      </div>
    </div>
  );
  const chooser = (label: string, offered: readonly ImageModel[], none?: string) => (
    <Select
      label={label}
      value={offered.some((entry) => entry.name === name) ? name : ""}
      choices={[
        ...(none === undefined ? [] : [{ value: "", label: none }]),
        ...offered.map((entry) => ({ value: entry.name, label: entry.title })),
      ]}
      onChange={(chosenName) => setName(chosenName || (makers[0]?.name ?? name))}
    />
  );

  return (
    <>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {model.prompted && (
          <TextArea
            label={words.prompt}
            placeholder={words.promptHint}
            value={prompt}
            maxLength={2000}
            onChange={(event) => setPrompt(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
              event.preventDefault();
              void submit();
            }}
          />
        )}
        <p className={styles.summary}>{model.summary}</p>
        {model.lesson && settings}
        {error && <Notice tone="danger">{error}</Notice>}
        <NoRoom />
        <Button
          type="submit"
          variant="primary"
          size="large"
          wide
          icon={<Sparkles />}
          busy={busy}
          disabled={noRoom !== ""}
          title={noRoom || undefined}
        >
          {words.start}
        </Button>
        {!model.lesson && (
          <details className={styles.fold}>
            <summary>{words.settings}</summary>
            {makers.length > 1 && chooser(words.model, makers)}
            {settings}
          </details>
        )}
      </form>
      {results}
      {lessons.length > 0 && (
        <details className={styles.fold} open={model.lesson || undefined}>
          <summary>{words.howItWorks}</summary>
          <p className={styles.summary}>{words.howItWorksText}</p>
          {chooser(words.lesson, lessons, words.none)}
        </details>
      )}
    </>
  );
}
