/** The list of keys. */

import { Dialog } from "../lib/ui";
import type { CommandGroup } from "./command";
import { COMMANDS, keyLabel } from "./commands";
import styles from "./Palette.module.css";

const GROUPS: readonly CommandGroup[] = ["Play", "Edit", "Timeline", "Stage", "Add", "Properties", "Project"];

/** What the hand does with a key held; no commands, but as good to know. */
const HELD: readonly (readonly [string, string])[] = [
  ["Shift while dragging", "Straight along one axis; proportions the other way; turns by 15°"],
  ["Alt while resizing", "From the centre"],
  ["Ctrl while dragging", "Without snapping"],
  ["Alt while dragging clips", "Copies of them"],
  ["Shift and a clip's edge", "Faster or slower until it fits"],
  ["Shift with the razor", "All tracks are cut"],
  [
    "Alt and a click",
    "One clip alone, without what it is linked to or grouped with; on the stage the layer below",
  ],
  ["Ctrl + wheel", "Zoom"],
  ["Esc while dragging", "As it was"],
];

export function Shortcuts({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog isRead title="Keyboard shortcuts" open={open} onClose={onClose} size="large">
      <div className={styles.groups}>
        {GROUPS.map((group) => (
          <section key={group} aria-label={group}>
            <h3 className={styles.heading}>{group}</h3>
            <dl className={styles.keys}>
              {COMMANDS.filter((command) => command.group === group && command.keys).map((command) => (
                <div key={command.id} className={styles.row}>
                  <dt>{command.title}</dt>
                  <dd>
                    {command.keys?.map((key) => (
                      <kbd key={key} className={styles.key}>
                        {keyLabel(key)}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section aria-label="Mouse">
          <h3 className={styles.heading}>Mouse</h3>
          <dl className={styles.keys}>
            {HELD.map(([keys, meaning]) => (
              <div key={keys} className={styles.row}>
                <dt>{meaning}</dt>
                <dd>
                  <kbd className={styles.key}>{keys}</kbd>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
