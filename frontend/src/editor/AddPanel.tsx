/** What can be put on the stage without a file: texts, shapes and transitions. */

import { Circle, Square, Type } from "lucide-react";
import type { ReactNode } from "react";
import { later } from "../lib/later";
import { Later } from "../lib/ui";
import type { CommandContext } from "./command";
import { COMMANDS, keyLabel } from "./commands";
import styles from "./Editor.module.css";
import { withPresets } from "./preset-commands";

const shelves = later(() => import("../panels/presets"));
const passages = later(() => import("./PassagePalette"));

const ICONS: Readonly<Record<string, ReactNode>> = {
  "add.text": <Type />,
  "add.rectangle": <Square />,
  "add.ellipse": <Circle />,
};

interface AddPanelProps {
  readonly context: CommandContext;
  readonly onAdded: () => void;
}

export function AddPanel({ context, onAdded }: AddPanelProps) {
  return (
    <section className={styles.add} aria-label="Add">
      {COMMANDS.filter(({ group }) => group === "Add").map((command) => (
        <button
          key={command.id}
          type="button"
          className={styles.addButton}
          onClick={() => {
            command.run(context);
            onAdded();
          }}
        >
          {ICONS[command.id]}
          <span>{command.title}</span>
          {command.keys?.[0] && <kbd>{keyLabel(command.keys[0])}</kbd>}
        </button>
      ))}
      <Later get={shelves}>
        {({ TextShelf }) => (
          <TextShelf
            bench={context.bench}
            onPut={(name) => {
              withPresets(({ putText }) => putText(context.bench, name));
              onAdded();
            }}
          />
        )}
      </Later>
      <Later get={passages}>{({ PassagePalette }) => <PassagePalette bench={context.bench} />}</Later>
    </section>
  );
}
