/** The bar above everything: where one is, whether it is saved, and what can be done with the whole. */

import { ArrowLeft, Command, Download, Keyboard, Redo2, Share2, Undo2 } from "lucide-react";
import { useRef, useSyncExternalStore } from "react";
import type { Project } from "../lib/shapes";
import { strings } from "../lib/strings";
import { Button, IconButton } from "../lib/ui";
import { useRoving } from "../lib/ui/roving";
import { JobsMenu } from "../panels/jobs";
import type { ProjectStore } from "../sync/project-store";
import type { CommandContext } from "./command";
import styles from "./Editor.module.css";
import { ProjectTitle } from "./ProjectTitle";
import { SaveStatus } from "./SaveStatus";

interface TopBarProps {
  readonly project: Project;
  readonly store: ProjectStore;
  readonly context: CommandContext;
  readonly onRename: (name: string) => Promise<void>;
  readonly onLeave: () => void;
}

export function TopBar({ project, store, context, onRename, onLeave }: TopBarProps) {
  const bar = useRef<HTMLElement>(null);
  useRoving(bar, { items: "button", along: "row" });
  const canUndo = useSyncExternalStore(store.subscribe, () => store.canUndo);
  const canRedo = useSyncExternalStore(store.subscribe, () => store.canRedo);
  return (
    <header
      ref={bar}
      className={styles.top}
      role="toolbar"
      aria-label={strings.common.projectBar}
      data-region=""
    >
      <IconButton label="Back to your projects" icon={<ArrowLeft />} onClick={onLeave} />
      <ProjectTitle name={project.name} onRename={onRename} />
      <SaveStatus store={store} />
      <span className={styles.gap} />
      <div className={styles.history}>
        <IconButton
          label="Undo"
          shortcut="Ctrl+Z"
          icon={<Undo2 />}
          disabled={!canUndo}
          onClick={() => store.undo()}
        />
        <IconButton
          label="Redo"
          shortcut="Ctrl+Shift+Z"
          icon={<Redo2 />}
          disabled={!canRedo}
          onClick={() => store.redo()}
        />
      </div>
      <div className={styles.notSmall}>
        <IconButton
          label="Find a command"
          shortcut="Ctrl+K"
          icon={<Command />}
          onClick={() => context.open("palette")}
        />
        <IconButton
          label="Keyboard shortcuts"
          shortcut="?"
          icon={<Keyboard />}
          onClick={() => context.open("shortcuts")}
        />
      </div>
      <JobsMenu />
      <Button icon={<Share2 />} aria-label="Share" onClick={() => context.open("share")}>
        <span className={styles.word}>Share</span>
      </Button>
      <Button
        variant="primary"
        icon={<Download />}
        aria-label="Export"
        onClick={() => context.open("export")}
      >
        <span className={styles.word}>Export</span>
      </Button>
    </header>
  );
}
