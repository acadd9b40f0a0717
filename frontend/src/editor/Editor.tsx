import { ArrowLeft } from "lucide-react";
import { useEffect, useState } from "react";
import type { Project } from "../lib/shapes";
import { strings } from "../lib/strings";
import { Button, IconButton, Spinner } from "../lib/ui";
import { ExportDialog } from "../panels/export";
import { GeneratePanel } from "../panels/generate";
import { InspectorPanel } from "../panels/inspector";
import { JobsMenu } from "../panels/jobs";
import { LibraryPanel } from "../panels/library";
import { ShareDialog } from "../panels/share";
import { useDocument } from "../panels/store";
import { openProject, type ProjectStore } from "../sync/project-store";
import styles from "./Editor.module.css";

/** An open project. */
export function Editor({ project, onLeave }: { project: Project; onLeave: () => void }) {
  const [store, setStore] = useState<ProjectStore | null>(null);
  useEffect(() => {
    const opening = openProject(project.id);
    void opening.then(setStore);
    return () => void opening.then((opened) => opened.close());
  }, [project.id]);
  if (!store) return <Spinner label={strings.common.loading} />;
  return <Panels project={project} store={store} onLeave={onLeave} />;
}

function Panels({ project, store, onLeave }: { project: Project; store: ProjectStore; onLeave: () => void }) {
  const document = useDocument(store);
  const [tab, setTab] = useState<"library" | "generate">("library");
  const [dialog, setDialog] = useState<"export" | "share" | null>(null);
  const [exportId, setExportId] = useState<string>();
  const add = () => undefined;
  if (!document) return <Spinner label={strings.common.loading} />;
  return (
    <div className={styles.editor}>
      <header className={styles.top}>
        <IconButton label={strings.home.title} icon={<ArrowLeft />} onClick={onLeave} />
        <strong>{project.name}</strong>
        <span className={styles.gap} />
        <JobsMenu />
        <Button onClick={() => setDialog("share")}>{strings.share.title}</Button>
        <Button variant="primary" onClick={() => setDialog("export")}>
          {strings.exports.title}
        </Button>
      </header>
      <aside className={styles.side}>
        <div>
          <Button variant="ghost" aria-pressed={tab === "library"} onClick={() => setTab("library")}>
            {strings.library.title}
          </Button>
          <Button variant="ghost" aria-pressed={tab === "generate"} onClick={() => setTab("generate")}>
            {strings.generate.title}
          </Button>
        </div>
        {tab === "library" ? (
          <LibraryPanel store={store} onAddToTimeline={add} />
        ) : (
          <GeneratePanel store={store} onAddToTimeline={add} />
        )}
      </aside>
      <main className={styles.stage} />
      <aside className={styles.side}>
        <InspectorPanel store={store} selection={Object.keys(document.clips).slice(0, 1)} />
      </aside>
      <ExportDialog
        open={dialog === "export"}
        project={project}
        canvas={document.canvas}
        onClose={() => setDialog(null)}
        onShare={(id) => {
          setExportId(id);
          setDialog("share");
        }}
      />
      <ShareDialog
        open={dialog === "share"}
        project={project}
        exportId={exportId}
        onClose={() => setDialog(null)}
        onExport={() => setDialog("export")}
      />
    </div>
  );
}
