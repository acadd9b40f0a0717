import { type FormEvent, useId, useState } from "react";
import { strings } from "../../lib/strings";
import { Button, Dialog, Switch, TextField } from "../../lib/ui";
import { timecode } from "../../timeline-view/timecode";
import { useDocument } from "../../tools/observe";
import type { Workbench } from "../../tools/workbench";
import { common } from "../inspector/reading";
import { carriedOut, outcomeOf, type Plan, running } from "./plan";
import styles from "./SpeedDialog.module.css";

const words = strings.lanes.speed;
/** Per cent that are chosen most. */
const USUAL = [25, 50, 100, 150, 200, 400];

interface SpeedDialogProps {
  readonly bench: Workbench;
  readonly onClose: () => void;
}

/** How fast the selected clips run, or how long they are: either says the other. */
export function SpeedDialog({ bench, onClose }: SpeedDialogProps) {
  const [ids] = useState(bench.session.state.selection);
  const { rippleAll } = bench.session.state;
  const document = useDocument(bench.store);
  const clips = running(document, ids);
  const speeds = common(clips.map(({ playing }) => playing.speed));
  const [plan, setPlan] = useState<Plan>({
    by: "speed",
    speed: speeds === null ? "" : String(Math.round(speeds * 1000) / 10),
    length: "",
    reversed: null,
  });
  const [asked, setAsked] = useState(false);
  const form = useId();
  const rate = document.canvas.frame_rate;
  const { speed, length, wrong, reach } = outcomeOf(document, clips, plan);
  const isUntouched = plan.by === "speed" && plan.speed === "";
  const change = (change: Partial<Plan>) => setPlan({ ...plan, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (wrong && !(isUntouched && plan.reversed !== null)) return;
    const operation = carriedOut(document, ids, plan, rippleAll);
    if (operation) bench.store.commit(operation);
    onClose();
  };
  const byLength = plan.by === "length";
  const told = (time: number) => timecode(time, rate);
  return (
    <Dialog
      size="small"
      title={words.title}
      open
      onClose={onClose}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {strings.common.cancel}
          </Button>
          <Button type="submit" form={form} variant="primary">
            {words.apply}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        <div className={styles.pair}>
          <TextField
            label={words.speed}
            inputMode="decimal"
            autoComplete="off"
            value={byLength ? (speed === null ? "" : String(Math.round(speed * 1000) / 10)) : plan.speed}
            icon={<span className={styles.unit}>%</span>}
            error={wrong === "speed" && (asked || plan.speed.length > 1) ? words.speeds : undefined}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => change({ by: "speed", speed: event.currentTarget.value })}
          />
          <TextField
            label={words.length}
            autoComplete="off"
            value={byLength ? plan.length : length === null ? "" : told(length)}
            placeholder={wrong ? undefined : words.lengths}
            hint={words.lengthHint}
            error={
              wrong === "length" && (asked || plan.length.length > 2)
                ? words.outOf(told(reach[0]), told(reach[1]))
                : undefined
            }
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => change({ by: "length", length: event.currentTarget.value })}
          />
        </div>
        <fieldset className={styles.usual} aria-label={words.usual}>
          {USUAL.map((percent) => (
            <Button
              key={percent}
              size="small"
              variant={speed === percent / 100 ? "secondary" : "ghost"}
              aria-pressed={speed === percent / 100}
              onClick={() => change({ by: "speed", speed: String(percent) })}
            >
              {words.percent(percent / 100)}
            </Button>
          ))}
        </fieldset>
        <Switch
          label={words.reverse}
          checked={plan.reversed ?? clips.every(({ playing }) => playing.reversed)}
          onChange={(reversed) => change({ reversed })}
        />
        <p className={styles.note}>
          {words.of(clips.length)} {rippleAll ? words.followsAll : words.followsTrack} {words.pitch}
        </p>
      </form>
    </Dialog>
  );
}
