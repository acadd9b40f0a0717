/** Whether the work is safe: "Saved" is said only when the server has all of it on disk. */

import { Cloud, CloudAlert, CloudOff, CloudUpload, type LucideIcon } from "lucide-react";
import { useSyncExternalStore } from "react";
import { strings } from "../lib/strings";
import type { ProjectStore, Status } from "../sync/project-store";
import styles from "./Editor.module.css";

const ICONS: Record<Status, LucideIcon> = {
  loading: Cloud,
  saved: Cloud,
  saving: CloudUpload,
  offline: CloudOff,
  outdated: CloudAlert,
  gone: CloudAlert,
  "signed-out": CloudAlert,
};

export function SaveStatus({ store }: { readonly store: ProjectStore }) {
  const status = useSyncExternalStore(store.subscribe, () => store.status);
  const unsaved = useSyncExternalStore(store.subscribe, () => store.unsaved);
  const Icon = ICONS[status];
  return (
    <span className={styles.status} role="status" data-status={status}>
      <Icon aria-hidden="true" size={15} />
      <span className={styles.statusWords}>{sentence(status, unsaved)}</span>
    </span>
  );
}

function sentence(status: Status, unsaved: number): string {
  const edits = `${unsaved} ${unsaved === 1 ? "edit" : "edits"}`;
  switch (status) {
    case "loading":
      return "Opening…";
    case "saved":
      return "Saved";
    case "saving":
      return "Saving…";
    case "offline":
      return unsaved === 0 ? "Offline" : `Offline, ${edits} kept here`;
    case "outdated":
      return strings.sync.outdatedStatus(unsaved);
    case "signed-out":
      return unsaved === 0 ? "Signed out" : `Signed out, ${edits} kept here`;
    case "gone":
      return "Not saved: the project is gone";
  }
}
