/** The command palette: type a few letters, press Enter. */

import { useEffect, useRef, useState } from "react";
import { Dialog } from "../lib/ui";
import { classes } from "../lib/ui/classes";
import type { Command, CommandContext } from "./command";
import { COMMANDS, keyLabel } from "./commands";
import { markerCommands } from "./markers";
import styles from "./Palette.module.css";
import { matching } from "./palette-search";

interface PaletteProps {
  readonly open: boolean;
  readonly context: CommandContext;
  readonly onClose: () => void;
}

export function Palette({ open, context, onClose }: PaletteProps) {
  return (
    <Dialog title="Commands" open={open} onClose={onClose}>
      <Search context={context} onClose={onClose} />
    </Dialog>
  );
}

function Search({ context, onClose }: Omit<PaletteProps, "open">) {
  const [typed, setTyped] = useState("");
  const [place, setPlace] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  // The dialog gives the focus to its first control when it opens: take it once it has.
  useEffect(() => queueMicrotask(() => field.current?.focus()), []);
  const isPossible = ({ when }: Command) => when?.(context) ?? true;
  const matches = matching([...COMMANDS, ...markerCommands(context.bench)], typed).filter(
    ({ id }) => id !== "project.palette",
  );
  // What cannot be done now is shown too, behind the rest: that it exists is worth knowing.
  const found = [...matches.filter(isPossible), ...matches.filter((command) => !isPossible(command))];
  const chosen = found[Math.min(place, found.length - 1)];
  const go = (id: string | undefined) => {
    const command = found.find((entry) => entry.id === id);
    if (!command || !isPossible(command)) return;
    onClose();
    command.run(context);
  };
  return (
    <>
      <input
        ref={field}
        role="combobox"
        aria-label="Find a command"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={chosen && `palette-${chosen.id}`}
        placeholder="Find a command"
        className={styles.field}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setPlace(0);
        }}
        onKeyDown={(event) => {
          const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
          if (step !== 0) {
            event.preventDefault();
            setPlace((before) => (before + step + found.length) % Math.max(1, found.length));
          } else if (event.key === "Enter") {
            event.preventDefault();
            go(chosen?.id);
          }
        }}
      />
      <div id="palette-list" role="listbox" aria-label="Commands" className={styles.list}>
        {found.map((command) => (
          <button
            key={command.id}
            id={`palette-${command.id}`}
            type="button"
            role="option"
            aria-selected={command === chosen}
            tabIndex={-1}
            ref={(element) => {
              if (command === chosen) element?.scrollIntoView({ block: "nearest" });
            }}
            disabled={!isPossible(command)}
            className={classes(styles.entry, command === chosen && styles.chosen)}
            onClick={() => go(command.id)}
          >
            <span className={styles.group}>{command.group}</span>
            <span className={styles.title}>{command.title}</span>
            {command.keys?.[0] && <kbd className={styles.key}>{keyLabel(command.keys[0])}</kbd>}
          </button>
        ))}
        {found.length === 0 && <p className={styles.nothing}>No command has these letters.</p>}
      </div>
    </>
  );
}
