import { useState } from "react";
import { HttpError, sentence } from "../../lib/http";
import type { Export, FilmSettings, Quality } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import { startExport } from "../../lib/studio";
import { Button, Notice, Segmented, Select, Switch, TextField } from "../../lib/ui";
import type { Rate } from "../../timeline/time";
import { parseTimecode, timecode } from "../../timeline-view/timecode";
import { NoRoom, useNoRoom } from "../storage";
import styles from "./ExportDialog.module.css";
import { thingOf } from "./film";
import { FORMAT_CHOICES, FORMATS, type Format, hasQuality, OWN, rateChoices, rateOf } from "./formats";
import { exportSizes } from "./sizes";

const words = strings.exports;
const QUALITIES: readonly Quality[] = ["draft", "standard", "high"];

export interface ExportSettingsProps {
  project: string;
  canvas: { width: number; height: number; frame_rate: Rate };
  /** Flicks: how long the timeline is, and where the playhead stands. */
  duration: number;
  playhead: number;
  /** In and out; null is the film's own end. They are what is exported first, where there are any. */
  range: { readonly start: number | null; readonly end: number | null };
  onStarted: (film: Export) => void;
}

/** What is to come out: its format, size, rate, quality, and of which part of the timeline. */
export function ExportSettings({
  project,
  canvas,
  duration,
  playhead,
  range: marked,
  onStarted,
}: ExportSettingsProps) {
  const sizes = exportSizes(canvas);
  const noRoom = useNoRoom();
  // What lies behind the end of the film is no part of it.
  const isMarked = (marked.start !== null || marked.end !== null) && (marked.start ?? 0) < duration;
  const [format, setFormat] = useState<Format>("mp4");
  const [short, setShort] = useState(FORMATS.mp4.short);
  const [rate, setRate] = useState(OWN);
  const [quality, setQuality] = useState<Quality>("standard");
  const [loop, setLoop] = useState(true);
  const [part, setPart] = useState<"all" | "part">(isMarked ? "part" : "all");
  const [from, setFrom] = useState(timecode(marked.start ?? 0, canvas.frame_rate));
  const [to, setTo] = useState(timecode(Math.min(marked.end ?? duration, duration), canvas.frame_rate));
  const [moment, setMoment] = useState(timecode(playhead, canvas.frame_rate));
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ text: string; isMissing: boolean } | null>(null);

  const { gives } = FORMATS[format];
  const size = sizes.find((entry) => entry.short === short);
  const start = parseTimecode(gives === "picture" ? moment : from, canvas.frame_rate);
  const end = parseTimecode(to, canvas.frame_rate);
  const isPart = gives !== "picture" && part === "part";
  const range = { start: isPart || gives === "picture" ? start : 0, end: isPart ? end : null };
  const isEmpty = duration === 0;

  const choose = (next: Format) => {
    setFormat(next);
    setShort(FORMATS[next].short);
    setRate(next === "gif" ? "15" : OWN);
  };
  const run = async (allowMissing: boolean) => {
    if (range.start === null || (isPart && range.end === null)) {
      setRefused({ text: words.noTime, isMissing: false });
      return;
    }
    setBusy(true);
    setRefused(null);
    const settings: FilmSettings = {
      format,
      height: gives === "sound" ? null : (size?.height ?? null),
      frame_rate: gives === "film" ? rateOf(rate) : null,
      quality,
      start: range.start,
      end: range.end,
      loop,
      allow_missing: allowMissing,
    };
    try {
      onStarted(await startExport(project, settings));
    } catch (thrown) {
      const code = thrown instanceof HttpError && (thrown.body as { code?: unknown } | null)?.code;
      setRefused({ text: sentence(thrown), isMissing: code === "missing_media" });
      setBusy(false);
    }
  };

  return (
    <>
      <Select label={words.formatLabel} value={format} choices={FORMAT_CHOICES} onChange={choose} />
      {gives !== "sound" && (
        <Segmented
          label={words.size}
          value={short}
          choices={sizes.map((entry) => ({ value: entry.short, label: entry.name }))}
          onChange={setShort}
        />
      )}
      {hasQuality(format) && (
        <Segmented
          label={words.quality}
          value={quality}
          choices={QUALITIES.map((value) => ({ value, label: words.qualities[value] }))}
          onChange={setQuality}
        />
      )}
      {gives === "film" && (
        <Select
          label={words.frameRate}
          value={rate}
          choices={rateChoices(format, canvas.frame_rate)}
          onChange={setRate}
        />
      )}
      {gives === "picture" ? (
        <TextField
          label={words.moment}
          value={moment}
          onChange={(event) => setMoment(event.currentTarget.value)}
        />
      ) : (
        <Segmented
          label={words.range}
          value={part}
          choices={[
            { value: "all", label: words.whole },
            { value: "part", label: words.part },
          ]}
          onChange={setPart}
        />
      )}
      {isPart && (
        <div className={styles.pair}>
          <TextField
            label={words.from}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextField label={words.to} value={to} onChange={(event) => setTo(event.currentTarget.value)} />
        </div>
      )}
      {format === "gif" && <Switch label={words.loop} checked={loop} onChange={setLoop} />}
      <p className={styles.about}>
        {gives !== "sound" && size && `${words.pixels(size.width, size.height)}. `}
        {hasQuality(format) && `${words.qualityHints[quality]} `}
        {words.formatHints[format]}
      </p>
      {isEmpty && <Notice>{words.emptyTimeline}</Notice>}
      <NoRoom />
      {refused && (
        <Notice
          tone="danger"
          action={
            refused.isMissing && (
              <Button size="small" onClick={() => void run(true)}>
                {words.allowMissing}
              </Button>
            )
          }
        >
          {refused.text}
        </Notice>
      )}
      <Button
        variant="primary"
        size="large"
        wide
        busy={busy}
        disabled={isEmpty || noRoom !== ""}
        title={noRoom || undefined}
        onClick={() => void run(false)}
      >
        {words.starts[thingOf({ format })]}
      </Button>
    </>
  );
}
