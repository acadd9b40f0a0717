/** The studio was updated while this page was open: say so, and offer to load the page again. */

import { useSyncExternalStore } from "react";
import { strings } from "../lib/strings";
import { Button, Notice } from "../lib/ui";
import type { ProjectStore } from "../sync/project-store";
import styles from "./Editor.module.css";

export function Reload() {
  return (
    <Button variant="primary" onClick={() => window.location.reload()}>
      {strings.common.reload}
    </Button>
  );
}

/** A line under the top bar, for as long as the page and the studio are of different versions. */
export function ReloadNotice({ store }: { readonly store: ProjectStore }) {
  const status = useSyncExternalStore(store.subscribe, () => store.status);
  if (status !== "outdated") return null;
  return (
    <div className={styles.reload}>
      <Notice tone="warning" action={<Reload />}>
        <b>{strings.sync.outdated}</b> {strings.sync.outdatedNext}
      </Notice>
    </div>
  );
}
