/** What can be put on the stage without a file: texts, shapes, looks, ways in and out, transitions. */

import { Circle, Square, Type } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { later } from "../lib/later";
import { strings } from "../lib/strings";
import { Later } from "../lib/ui";
import { useRoving } from "../lib/ui/roving";
import styles from "./AddPanel.module.css";
import type { CommandContext } from "./command";
import { COMMANDS, keyLabel } from "./commands";

const shelves = later(() => import("./Shelves"));
const words = strings.presets;

const ICONS: Readonly<Record<string, ReactNode>> = {
  "add.text": <Type />,
  "add.rectangle": <Square />,
  "add.ellipse": <Circle />,
};

/** The shelves, in their order: what a tab is called, and the part of the panel that it brings into sight. */
const TABS: readonly (readonly [name: string, section: string])[] = [
  [words.tabs.texts, words.text.title],
  [words.tabs.looks, words.look.title],
  [words.tabs.ways, words.way.title],
  [words.tabs.pips, words.pip.title],
  [words.tabs.layouts, words.layout.title],
  [words.tabs.cuts, strings.lanes.transitions],
];

interface AddPanelProps {
  readonly context: CommandContext;
  readonly onAdded: () => void;
}

export function AddPanel({ context, onAdded }: AddPanelProps) {
  const panel = useRef<HTMLElement>(null);
  const tabs = useRef<HTMLElement>(null);
  useRoving(tabs, { items: "button", along: "row" });
  const show = (section: string) => {
    const found = panel.current?.querySelector(`section[aria-label="${section}"]`);
    found?.scrollIntoView({ block: "start" });
  };
  return (
    <section ref={panel} className={styles.add} aria-label="Add">
      <nav ref={tabs} className={styles.shelfTabs} aria-label={words.shelves}>
        {TABS.map(([name, section]) => (
          <button key={name} type="button" className={styles.shelfTab} onClick={() => show(section)}>
            {name}
          </button>
        ))}
      </nav>
      <div className={styles.addButtons}>
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
      </div>
      <Later get={shelves}>{({ Shelves }) => <Shelves bench={context.bench} onAdded={onAdded} />}</Later>
    </section>
  );
}
