/** What can be put on the stage without a file: texts, shapes and transitions. */

import { Circle, Square, Type } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";
import type { CommandContext } from "./command";
import { COMMANDS, keyLabel } from "./commands";
import styles from "./Editor.module.css";

const PassagePalette = lazy(() => import("./PassagePalette"));

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
      <Suspense fallback={null}>
        <PassagePalette bench={context.bench} />
      </Suspense>
    </section>
  );
}
