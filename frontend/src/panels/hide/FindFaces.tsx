import { ScanFace } from "lucide-react";
import { hideWords as words } from "../../lib/strings-of-hiding";
import { Button, toast } from "../../lib/ui";
import { classes } from "../../lib/ui/classes";
import { clipOf, type Document, newId } from "../../timeline/document";
import { hideTrack } from "../../timeline/edits/hide-track";
import type { Workbench } from "../../tools/workbench";
import { about, send, sourceOf, styles, useTool, useToolRuns, Working } from "../toolwork";

const TOOL = "faces";

interface FindFacesProps {
  readonly bench: Workbench;
  readonly document: Document;
  /** A clip with pictures. */
  readonly id: string;
  /** Whether a track hides faces in it already. */
  readonly again: boolean;
}

/** What finds the faces of a clip's source, and hides them wherever it is shown. */
export function FindFaces({ bench, document, id, again }: FindFacesProps) {
  const run = useToolRuns(TOOL)[id];
  const tool = useTool(TOOL, sourceOf(document, id));
  if (run && !run.error) return <Working label={words.finding} run={run} />;
  if (again) return null;
  return (
    <div className={styles.part}>
      <Button
        wide
        icon={<ScanFace />}
        disabled={tool.known?.why_not !== ""}
        aria-describedby="find-faces-about"
        onClick={() => void findFaces(bench, id)}
      >
        {words.findFaces}
      </Button>
      <p id="find-faces-about" className={classes(styles.words, run?.error && styles.error)}>
        {run?.error || about(tool, words.facesPromise)}
      </p>
    </div>
  );
}

/** Have the faces of a clip's source found. Every clip that shows it hides them, by one operation. */
function findFaces(bench: Workbench, clip: string): Promise<string> {
  type Result = { asset: string; width: number; height: number; check: string };
  return send<Result>(bench, { tool: TOOL, clip }, ({ asset, width, height, check }) => {
    const now = bench.store.document;
    const shown = clipOf(now, clip);
    if (!shown || !("asset" in shown)) return;
    const operation = hideTrack(now, shown.asset, words.faces, { source: asset, width, height }, newId);
    if (operation) bench.store.commit(operation);
    toast({ text: check });
  });
}
