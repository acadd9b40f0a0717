import { AudioLines, Ear, Undo2 } from "lucide-react";
import { useState } from "react";
import { strings } from "../../lib/strings";
import { Button, toast } from "../../lib/ui";
import { classes } from "../../lib/ui/classes";
import { type Document, newId } from "../../timeline/document";
import { removeCleaned, setCleaned } from "../../timeline/edits";
import type { Workbench } from "../../tools/workbench";
import { about, send, sourceOf, styles, useTool, useToolRuns, Working } from "../toolwork";
import { Compare } from "./Compare";
import { passageAt } from "./passage";

const words = strings.tools.speech;
const TOOL = "speech";

export interface CleanSpeechProps {
  readonly bench: Workbench;
  readonly document: Document;
  /** The clips that are selected, all of them with a sound. */
  readonly clips: readonly string[];
}

/** What a tool answers with: the asset that it made, and what to look at. */
interface Made {
  readonly asset: string;
  readonly check: string;
}

/** What takes the noise from speech, lets it be heard beforehand, and brings the recorded sound back. */
export function CleanSpeech({ bench, document, clips }: CleanSpeechProps) {
  const runs = useToolRuns(TOOL);
  const [first] = clips;
  const source = sourceOf(document, first);
  const tool = useTool(TOOL, source);
  const [tried, setTried] = useState<{ readonly source: string; readonly asset: string } | null>(null);
  const [trying, setTrying] = useState(false);
  const working = clips.flatMap((id) => {
    const run = runs[id];
    return run && !run.error ? [{ id, run }] : [];
  });
  const error = clips.map((id) => runs[id]?.error).find(Boolean);
  if (working.length > 0) {
    const label = trying ? words.listening : words.progress;
    return working.map(({ id, run }) => <Working key={id} label={label} run={run} />);
  }
  if (clips.some((id) => isCleaned(document, id))) {
    return (
      <Button
        wide
        icon={<Undo2 />}
        onClick={() => {
          const operation = removeCleaned(bench.store.document, clips);
          if (operation) bench.store.commit(operation);
        }}
      >
        {words.asRecorded}
      </Button>
    );
  }
  const isIdle = tool.known?.why_not !== "";
  const listen = async () => {
    if (first === undefined || source === undefined) return;
    setTrying(true);
    const errand = {
      tool: TOOL,
      clip: first,
      parameters: { listen: passageAt(document, first, bench.player.time) },
    };
    await send<Made>(bench, errand, ({ asset }) => setTried({ source, asset }));
    setTrying(false);
  };
  return (
    <div className={styles.part}>
      <Button
        wide
        icon={<AudioLines />}
        disabled={isIdle}
        aria-describedby="clean-speech-about"
        onClick={() => {
          for (const id of clips) void clean(bench, id);
        }}
      >
        {words.clean}
      </Button>
      <Button wide icon={<Ear />} disabled={isIdle} onClick={() => void listen()}>
        {words.listen}
      </Button>
      {tried?.source === source && tried && <Compare asset={tried.asset} player={bench.player} />}
      <p id="clean-speech-about" className={classes(styles.words, error !== undefined && styles.error)}>
        {error ?? about(tool, words.promise)}
      </p>
    </div>
  );
}

/** Have a clip's sound cleaned. The clip has it by one operation. */
function clean(bench: Workbench, clip: string): Promise<string> {
  return send<Made>(bench, { tool: TOOL, clip }, ({ asset, check }) => {
    const operation = setCleaned(bench.store.document, clip, asset, newId);
    if (operation) bench.store.commit(operation);
    toast({ text: `${words.check}. ${check}` });
  });
}

function isCleaned(document: Document, id: string): boolean {
  const clip = document.clips[id];
  return clip !== undefined && "sound" in clip && clip.sound.cleaned.asset !== "";
}
