/** Where the selected layers lie beside each other: the commands of the stage as a bar in the inspector. */

import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  Frame,
  type LucideIcon,
} from "lucide-react";
import { useRef } from "react";
import { strings } from "../lib/strings";
import { IconButton } from "../lib/ui";
import { useRoving } from "../lib/ui/roving";
import { useDocument, useSession } from "../tools/observe";
import styles from "./ArrangeBar.module.css";
import type { CommandContext } from "./command";
import { COMMANDS, keyLabel } from "./commands";

const words = strings.stage;
const BUTTONS: readonly (readonly [id: string, icon: LucideIcon])[] = [
  ["stage.align-left", AlignStartVertical],
  ["stage.align-centre", AlignCenterVertical],
  ["stage.align-right", AlignEndVertical],
  ["stage.align-top", AlignStartHorizontal],
  ["stage.align-middle", AlignCenterHorizontal],
  ["stage.align-bottom", AlignEndHorizontal],
  ["stage.distribute-x", AlignHorizontalDistributeCenter],
  ["stage.distribute-y", AlignVerticalDistributeCenter],
];

/** Nothing where no layer is selected that could be moved. */
export function ArrangeBar({ context }: { readonly context: CommandContext }) {
  const { session, store } = context.bench;
  const { alignTo, selection } = useSession(session);
  useDocument(store);
  const bar = useRef<HTMLDivElement>(null);
  useRoving(bar, { items: "button", along: "row" });
  const commands = BUTTONS.flatMap(([id, Icon]) => {
    const command = COMMANDS.find((one) => one.id === id);
    return command ? [{ command, Icon, can: command.when?.(context) ?? true }] : [];
  });
  if (!commands.some(({ can }) => can)) return null;
  const several = selection.length > 1;
  return (
    <div ref={bar} role="toolbar" aria-label={words.arrange} className={styles.bar}>
      {commands.map(({ command, Icon, can }) => (
        <IconButton
          key={command.id}
          size="small"
          label={command.title}
          shortcut={command.keys?.[0] && keyLabel(command.keys[0])}
          icon={<Icon />}
          disabled={!can}
          onClick={() => command.run(context)}
        />
      ))}
      <span className={styles.space} />
      <IconButton
        size="small"
        label={several && alignTo === "selection" ? words.toSelection : words.toCanvas}
        icon={<Frame />}
        pressed={!several || alignTo === "canvas"}
        disabled={!several}
        onClick={() => session.update({ alignTo: alignTo === "canvas" ? "selection" : "canvas" })}
      />
    </div>
  );
}
