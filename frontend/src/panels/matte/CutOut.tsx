import { ImageOff, Scissors } from "lucide-react";
import { strings } from "../../lib/strings";
import { Button, toast } from "../../lib/ui";
import { classes } from "../../lib/ui/classes";
import { type Document, newId } from "../../timeline/document";
import { removeMatte, setMatte } from "../../timeline/edits";
import type { Workbench } from "../../tools/workbench";
import { about, send, sourceOf, styles, useTool, useToolRuns, Working } from "../toolwork";

const words = strings.tools.background;
const TOOL = "background";

interface CutOutProps {
  readonly bench: Workbench;
  readonly document: Document;
  /** The clips that are selected, all of them pictures. */
  readonly clips: readonly string[];
}

/** What removes the background of pictures, and brings it back. */
export function CutOut({ bench, document, clips }: CutOutProps) {
  const runs = useToolRuns(TOOL);
  const tool = useTool(TOOL, sourceOf(document, clips[0]));
  const isCut = clips.some((id) => hasMatte(document, id));
  const working = clips.flatMap((id) => {
    const run = runs[id];
    return run && !run.error ? [{ id, run }] : [];
  });
  const error = clips.map((id) => runs[id]?.error).find(Boolean);
  if (working.length > 0) {
    return working.map(({ id, run }) => <Working key={id} label={words.progress} run={run} />);
  }
  if (isCut) {
    return (
      <Button
        wide
        icon={<ImageOff />}
        onClick={() => {
          const operation = removeMatte(bench.store.document, clips);
          if (operation) bench.store.commit(operation);
        }}
      >
        {words.bringBack}
      </Button>
    );
  }
  return (
    <div className={styles.part}>
      <Button
        wide
        icon={<Scissors />}
        disabled={tool.known?.why_not !== ""}
        aria-describedby="cut-out-about"
        onClick={() => {
          for (const id of clips) void removeBackground(bench, id);
        }}
      >
        {words.remove}
      </Button>
      <p id="cut-out-about" className={classes(styles.words, error !== undefined && styles.error)}>
        {error ?? about(tool, words.promise)}
      </p>
    </div>
  );
}

/** Have the background of a clip's picture removed. The clip has its matte by one operation. */
function removeBackground(bench: Workbench, clip: string): Promise<string> {
  type Result = { asset: string; width: number; height: number; check: string };
  return send<Result>(bench, { tool: TOOL, clip }, ({ asset, width, height, check }) => {
    const operation = setMatte(bench.store.document, clip, { source: asset, width, height }, newId);
    if (operation) bench.store.commit(operation);
    toast({ text: `${words.check}. ${check}` });
  });
}

function hasMatte(document: Document, id: string): boolean {
  const clip = document.clips[id];
  return clip !== undefined && "appearance" in clip && clip.appearance.matte.asset !== "";
}
