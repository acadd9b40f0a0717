/** What a command is, and what it acts on. */

import type { ProjectStore } from "../sync/project-store";
import type { TimelineControls } from "../timeline-view/Timeline";
import type { Workbench } from "../tools/workbench";

/** The dialogs over the editor. */
export type DialogName = "palette" | "shortcuts" | "export" | "share" | "speed";

/** What commands act on. */
export interface CommandContext {
  readonly bench: Workbench;
  readonly project: ProjectStore;
  readonly timeline: () => TimelineControls | null;
  /** Whether the stage has the keyboard. */
  readonly onStage: () => boolean;
  readonly open: (what: DialogName) => void;
  /** Bring the properties of the selection into sight, where a small screen hides them. */
  readonly showProperties: () => void;
}

export type CommandGroup =
  | "Play"
  | "Edit"
  | "Timeline"
  | "Stage"
  | "Add"
  | "Presets"
  | "Properties"
  | "Project";

export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: CommandGroup;
  /** Such as "Ctrl+Shift+Z"; on a Mac, Ctrl is also the command key. */
  readonly keys?: readonly string[];
  /** Whether it can be done now; the next command with the same key has its turn where not. */
  readonly when?: (context: CommandContext) => boolean;
  readonly run: (context: CommandContext) => void;
}
