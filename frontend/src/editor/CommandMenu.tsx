/** The commands for what lies under the pointer, on the stage or the timeline: those of the palette, by their ids. */

import { ContextMenu, type MenuItem } from "../lib/ui";
import type { Command, CommandContext } from "./command";
import { COMMANDS, keyLabel } from "./commands";

/** A menu that is wanted somewhere in the window. */
export interface WantedMenu {
  /** Accessible name. */
  readonly label: string;
  /** Pixels of the window. */
  readonly at: { readonly x: number; readonly y: number };
  /** Ids of commands; null draws a line. What cannot be done now is shown and cannot be chosen. */
  readonly commands: readonly (string | null)[];
}

interface CommandMenuProps {
  readonly menu: WantedMenu | null;
  readonly context: CommandContext;
  readonly onClose: () => void;
}

export function CommandMenu({ menu, context, onClose }: CommandMenuProps) {
  if (!menu) return null;
  const items = menu.commands.map((id) => {
    if (id === null) return null;
    const command = COMMANDS.find((one) => one.id === id);
    if (!command) throw new RangeError(`There is no command ${id}.`);
    return itemOf(command, context);
  });
  return <ContextMenu label={menu.label} at={menu.at} items={items} onClose={onClose} />;
}

function itemOf(command: Command, context: CommandContext): MenuItem {
  const { title, keys, when, run } = command;
  return {
    label: title,
    shortcut: keys?.[0] && keyLabel(keys[0]),
    disabled: when ? !when(context) : false,
    danger: command.id === "edit.delete",
    onSelect: () => run(context),
  };
}
