/** The project's name in the top bar: pressed, it can be typed anew. */

import { useState } from "react";
import { sentence } from "../lib/http";
import { strings } from "../lib/strings";
import { toast } from "../lib/ui";
import { isComposing } from "../lib/ui/composing";
import styles from "./Editor.module.css";

interface ProjectTitleProps {
  readonly name: string;
  /** Rejects where the name is not possible. */
  readonly onRename: (name: string) => Promise<void>;
}

export function ProjectTitle({ name, onRename }: ProjectTitleProps) {
  const [typed, setTyped] = useState<string | null>(null);
  /** The new name while it is on its way, so that the old one does not flash up. */
  const [sent, setSent] = useState<string | null>(null);

  const finish = async () => {
    const wanted = typed?.trim() ?? "";
    setTyped(null);
    if (!wanted || wanted === name) return;
    setSent(wanted);
    try {
      await onRename(wanted);
    } catch (error) {
      toast({ text: sentence(error), tone: "danger" });
    }
    setSent(null);
  };
  const shown = sent ?? name;
  if (typed === null) {
    return (
      <h1 className={styles.heading}>
        <button
          type="button"
          className={styles.title}
          title={strings.home.renameHint}
          onClick={() => setTyped(name)}
        >
          {shown}
        </button>
      </h1>
    );
  }
  return (
    <input
      type="text"
      aria-label={strings.home.name}
      className={styles.titleField}
      value={typed}
      maxLength={255}
      // biome-ignore lint/a11y/noAutofocus: the name was pressed to type it
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => void finish()}
      onKeyDown={(event) => {
        if (isComposing(event)) return;
        if (event.key === "Enter") event.currentTarget.blur();
        if (event.key === "Escape") {
          event.preventDefault();
          setTyped(null);
        }
      }}
    />
  );
}
