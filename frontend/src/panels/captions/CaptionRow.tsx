import { Ellipsis } from "lucide-react";
import { type KeyboardEvent, memo, useRef, useState } from "react";
import { captionWords as words } from "../../lib/strings-of-captions";
import { IconButton, Menu } from "../../lib/ui";
import { classes } from "../../lib/ui/classes";
import { isComposing } from "../../lib/ui/composing";
import type { CaptionClip } from "../../timeline/document";
import styles from "./Captions.module.css";

/** What can be done with a caption. Each says whether there was anything to do. */
export interface CaptionDeeds {
  readonly seek: (time: number) => void;
  readonly choose: (id: string) => void;
  readonly write: (id: string, text: string) => void;
  /** In front of a code point. */
  readonly split: (id: string, place: number) => void;
  /** With the next one, or (-1) with the one before. */
  readonly join: (id: string, way: 1 | -1) => void;
  readonly remove: (id: string) => void;
  /** Cut the words of a stretch of code points out of the film. */
  readonly cut: (id: string, first: number, end: number) => void;
  /** To when the word at a code point is said. */
  readonly seekWord: (id: string, place: number) => void;
  /** Put the cursor into the next one, or the one before. */
  readonly go: (id: string, way: 1 | -1) => boolean;
}

interface CaptionRowProps {
  readonly id: string;
  readonly clip: CaptionClip;
  /** Its start, to be read. */
  readonly at: string;
  readonly current: boolean;
  readonly selected: boolean;
  readonly locked: boolean;
  readonly deeds: CaptionDeeds;
}

/** A caption: when it is said, what it says, and what can be done with it. What is typed is kept when one leaves it. */
export const CaptionRow = memo(function CaptionRow({
  id,
  clip,
  at,
  current,
  selected,
  locked,
  deeds,
}: CaptionRowProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const keep = () => {
    if (draft !== null && draft !== clip.text) deeds.write(id, draft);
    setDraft(null);
  };
  const cursor = () => [...(field.current?.value ?? "").slice(0, field.current?.selectionStart ?? 0)].length;
  const marked = (): [number, number] => {
    const { value = "", selectionStart = 0, selectionEnd = 0 } = field.current ?? {};
    return [[...value.slice(0, selectionStart)].length, [...value.slice(0, selectionEnd)].length];
  };
  const cut = () => {
    const [first, end] = marked();
    if (first === end) deeds.cut(id, first, first + 1);
    else deeds.cut(id, first, end);
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event)) return;
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const atStart = selectionStart === 0 && selectionEnd === 0;
    const done = () => {
      event.preventDefault();
      keep();
    };
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const place = cursor();
      done();
      deeds.split(id, place);
    } else if (event.key === "Backspace" && event.shiftKey && (event.ctrlKey || event.metaKey)) {
      done();
      cut();
    } else if (event.key === "Enter" && !event.shiftKey) {
      done();
      deeds.go(id, 1);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      setDraft(null);
    } else if (event.key === "Backspace" && atStart) {
      done();
      deeds.join(id, -1);
    } else if (event.key === "ArrowUp" && atStart && deeds.go(id, -1)) done();
    else if (event.key === "ArrowDown" && selectionStart === value.length && deeds.go(id, 1)) done();
  };
  return (
    <li
      className={classes(styles.row, current && styles.current, selected && styles.selected)}
      aria-current={current || undefined}
    >
      <button
        type="button"
        className={styles.time}
        aria-label={words.goTo(at)}
        onClick={() => deeds.seek(clip.start)}
      >
        {at}
      </button>
      <textarea
        ref={field}
        data-caption={id}
        className={styles.text}
        aria-label={words.said(at)}
        title={words.keys}
        rows={Math.min(4, Math.max(1, (draft ?? clip.text).split("\n").length))}
        placeholder={words.empty}
        maxLength={10_000}
        disabled={locked}
        value={draft ?? clip.text}
        onFocus={() => deeds.choose(id)}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onClick={() => {
          if (draft === null && clip.words.length > 0 && marked()[0] === marked()[1])
            deeds.seekWord(id, cursor());
        }}
        onBlur={keep}
        onKeyDown={press}
      />
      <Menu
        label={words.moreOf(at)}
        align="end"
        items={[
          {
            label: words.split,
            shortcut: "Ctrl+Enter",
            disabled: locked,
            onSelect: () => deeds.split(id, cursor()),
          },
          { label: words.join, disabled: locked, onSelect: () => deeds.join(id, 1) },
          { label: words.cut, shortcut: "Ctrl+Shift+Backspace", disabled: locked, onSelect: cut },
          { label: words.remove, danger: true, disabled: locked, onSelect: () => deeds.remove(id) },
        ]}
        trigger={(wiring) => (
          <IconButton size="small" label={words.moreOf(at)} icon={<Ellipsis />} {...wiring} />
        )}
      />
    </li>
  );
});
