/** An open project. */

import { CloudOff, RefreshCw } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { Project } from "../lib/shapes";
import { strings } from "../lib/strings";
import { Button, EmptyState, Spinner, toast } from "../lib/ui";
import { openProject, type ProjectStore } from "../sync/project-store";
import styles from "./Editor.module.css";
import { Reload } from "./Reload";
import { Workspace } from "./Workspace";

interface EditorProps {
  readonly project: Project;
  /** The id of who is signed in. */
  readonly person: string;
  readonly onRename: (name: string) => Promise<void>;
  readonly onLeave: () => void;
}

/** Open the project's store, and show the workspace as soon as its document is there. */
export function Editor({ project, person, onRename, onLeave }: EditorProps) {
  const [store, setStore] = useState<ProjectStore | null>(null);
  useEffect(() => {
    let current = true;
    const blocked = () => toast({ text: strings.sync.blocked, tone: "danger" });
    const opening = openProject(project.id, { person, blocked });
    void opening.then((opened) => {
      if (!current) return;
      opened.onNotice((text, action) => toast({ text, tone: action ? "info" : "danger", action }));
      setStore(opened);
    });
    return () => {
      current = false;
      setStore(null);
      void opening.then((opened) => opened.close());
    };
  }, [project.id, person]);
  if (!store) return <Opening />;
  return <Loaded project={project} store={store} onRename={onRename} onLeave={onLeave} />;
}

function Loaded({
  project,
  store,
  onRename,
  onLeave,
}: Omit<EditorProps, "person"> & { readonly store: ProjectStore }) {
  const document = useSyncExternalStore(store.subscribe, () => store.document);
  const status = useSyncExternalStore(store.subscribe, () => store.status);
  if (status === "gone") {
    return (
      <main className={styles.opening}>
        <EmptyState
          icon={<CloudOff />}
          title="This project is not here any more."
          action={
            <Button variant="primary" onClick={onLeave}>
              To your projects
            </Button>
          }
        >
          It may have been deleted on another device.
        </EmptyState>
      </main>
    );
  }
  if (!document && status === "outdated") {
    return (
      <main className={styles.opening}>
        <EmptyState icon={<RefreshCw />} title={strings.sync.outdated} action={<Reload />}>
          {strings.sync.outdatedNext}
        </EmptyState>
      </main>
    );
  }
  if (!document) return <Opening />;
  return (
    <Workspace project={project} store={store} document={document} onRename={onRename} onLeave={onLeave} />
  );
}

function Opening() {
  return (
    <main className={styles.opening}>
      <Spinner label="Opening the project" />
    </main>
  );
}
