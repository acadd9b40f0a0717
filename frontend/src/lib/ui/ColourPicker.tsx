import { Pipette } from "lucide-react";
import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { strings } from "../strings";
import { IconButton } from "./Button";
import styles from "./ColourPicker.module.css";
import { colourOf, joinColour, type Picked, pickedOf, splitColour } from "./colour";
import { recentColours } from "./recent-colours";

interface ColourPickerProps {
  label: string;
  value: string;
  alpha?: boolean;
  onPreview?: (value: string | null) => void;
  onCommit: (value: string) => void;
}

/** What takes a colour from anywhere on the screen, where the browser has it. */
declare global {
  interface Window {
    EyeDropper?: new () => { open: () => Promise<{ sRGBHex: string }> };
  }
}

const words = strings.colours;
const clamp = (value: number) => Math.min(1, Math.max(0, value));
const percent = (value: number) => Math.round(value * 100);

/** A square of saturation and brightness, hue and opacity beneath, and the colours that were chosen last. */
export function ColourPicker({ label, value, alpha, onPreview, onCommit }: ColourPickerProps) {
  const [draft, setDraft] = useState<Picked | null>(null);
  // A grey has no hue of its own: the one it was picked with is kept.
  const last = useRef<{ text: string; picked: Picked } | null>(null);
  const before = useRef(value);
  if (draft === null) before.current = value;
  const [recent] = useState(recentColours);
  const picked = draft ?? (last.current?.text === value ? last.current.picked : pickedOf(value));
  const current = useRef(picked);
  current.current = picked;

  const show = (change: Partial<Picked>) => {
    const next = { ...current.current, ...change };
    current.current = next;
    setDraft(next);
    onPreview?.(colourOf(next));
  };
  const settle = () => {
    if (draft === null) return;
    const text = colourOf(current.current);
    last.current = { text, picked: current.current };
    setDraft(null);
    onPreview?.(null);
    if (text !== before.current) onCommit(text);
  };
  const forget = () => {
    setDraft(null);
    onPreview?.(null);
  };
  const solid = splitColour(colourOf(picked)).solid;
  const drop = async () => {
    const found = window.EyeDropper && (await new window.EyeDropper().open().catch(() => null));
    const taken = found && joinColour(found.sRGBHex.slice(0, 7), picked.opacity);
    if (taken && taken !== value) onCommit(taken);
  };

  return (
    <div
      className={styles.picker}
      style={{ "--hue": colourOf({ ...picked, saturation: 1, brightness: 1, opacity: 1 }) } as CSSProperties}
    >
      <Pad label={label} picked={picked} onShow={show} onSettle={settle} onForget={forget} />
      <div className={styles.bars}>
        {window.EyeDropper && (
          <IconButton
            size="small"
            label={words.dropper}
            icon={<Pipette />}
            tooltipSide="top"
            onClick={() => void drop()}
          />
        )}
        <div className={styles.sliders}>
          <Bar
            className={styles.hue}
            label={words.hue(label)}
            max={360}
            value={Math.round(picked.hue)}
            text={`${Math.round(picked.hue)}°`}
            onShow={(hue) => show({ hue: hue % 360 })}
            onSettle={settle}
          />
          {alpha && (
            <Bar
              className={styles.alpha}
              colour={solid}
              label={words.opacity(label)}
              max={100}
              value={percent(picked.opacity)}
              text={`${percent(picked.opacity)} %`}
              onShow={(opacity) => show({ opacity: opacity / 100 })}
              onSettle={settle}
            />
          )}
        </div>
      </div>
      {recent.length > 0 && (
        <ul aria-label={words.recent} className={styles.recent}>
          {recent.map((colour) => (
            <li key={colour}>
              <button
                type="button"
                aria-label={colour.toUpperCase()}
                title={colour.toUpperCase()}
                className={styles.dot}
                style={{ "--colour": colour } as CSSProperties}
                onClick={() => {
                  const next = alpha ? colour : splitColour(colour).solid;
                  if (next !== value) onCommit(next);
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface PadProps {
  label: string;
  picked: Picked;
  onShow: (change: Partial<Picked>) => void;
  onSettle: () => void;
  onForget: () => void;
}

/** Saturation to the right, brightness upwards: dragged, or moved by the arrows (Shift: by ten). */
function Pad({ label, picked, onShow, onSettle, onForget }: PadProps) {
  const { saturation, brightness } = picked;
  const isDown = useRef(false);
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    onShow({
      saturation: clamp((event.clientX - box.left) / box.width),
      brightness: clamp(1 - (event.clientY - box.top) / box.height),
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.shiftKey ? 0.1 : 0.01;
    const moves: Record<string, Partial<Picked>> = {
      ArrowLeft: { saturation: clamp(saturation - by) },
      ArrowRight: { saturation: clamp(saturation + by) },
      ArrowUp: { brightness: clamp(brightness + by) },
      ArrowDown: { brightness: clamp(brightness - by) },
    };
    const move = moves[event.key];
    if (!move || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onShow(move);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={words.pad(label)}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent(saturation)}
      aria-valuetext={words.padValue(percent(saturation), percent(brightness))}
      className={styles.pad}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        isDown.current = true;
        follow(event);
      }}
      onPointerMove={(event) => isDown.current && follow(event)}
      onPointerUp={() => {
        isDown.current = false;
        onSettle();
      }}
      onPointerCancel={() => {
        isDown.current = false;
        onForget();
      }}
      onKeyDown={onKeyDown}
      onKeyUp={onSettle}
      onBlur={onSettle}
    >
      <span
        className={styles.thumb}
        style={{
          left: `${saturation * 100}%`,
          top: `${(1 - brightness) * 100}%`,
          background: splitColour(colourOf(picked)).solid,
        }}
      />
    </div>
  );
}

interface BarProps {
  label: string;
  className: string | undefined;
  colour?: string;
  max: number;
  value: number;
  text: string;
  onShow: (value: number) => void;
  onSettle: () => void;
}

function Bar({ label, className, colour, max, value, text, onShow, onSettle }: BarProps) {
  return (
    <input
      type="range"
      aria-label={label}
      aria-valuetext={text}
      min={0}
      max={max}
      step={1}
      value={value}
      className={className}
      style={colour ? ({ "--colour": colour } as CSSProperties) : undefined}
      onChange={(event) => onShow(event.currentTarget.valueAsNumber)}
      onPointerUp={onSettle}
      onKeyUp={onSettle}
      onBlur={onSettle}
    />
  );
}
