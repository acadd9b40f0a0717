import { TriangleAlert } from "lucide-react";
import { Component, type ReactNode } from "react";
import { strings } from "../lib/strings";
import { Button, EmptyState } from "../lib/ui";
import styles from "./App.module.css";

/** Keeps an error in the page from leaving a blank one. */
export class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main className={styles.centre}>
        <EmptyState
          icon={<TriangleAlert />}
          title={strings.common.pageFailed}
          action={
            <Button variant="primary" onClick={() => window.location.reload()}>
              {strings.common.reload}
            </Button>
          }
        >
          {strings.common.pageFailedNext}
        </EmptyState>
      </main>
    );
  }
}
