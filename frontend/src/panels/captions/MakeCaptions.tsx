import { Captions } from "lucide-react";
import { useState } from "react";
import { sentence } from "../../lib/http";
import { captionWords as words } from "../../lib/strings-of-captions";
import { getFinding } from "../../lib/studio";
import { Button, Select, Switch, toast } from "../../lib/ui";
import { classes } from "../../lib/ui/classes";
import { type Document, newId } from "../../timeline/document";
import { importCaptions } from "../../timeline/edits";
import { captionsOfClip, type SaidWords } from "../../timeline/edits/captions-of-clip";
import type { Workbench } from "../../tools/workbench";
import { about, send, sourceOf, styles, useTool, useToolRuns, Working } from "../toolwork";

const TOOL = "transcript";
/** Those that Whisper base knows well, by how they are called by those who speak them. */
const LANGUAGES = [
  ...[
    "en",
    "es",
    "fr",
    "de",
    "it",
    "pt",
    "nl",
    "pl",
    "uk",
    "ru",
    "tr",
    "ar",
    "hi",
    "id",
    "vi",
    "th",
    "zh",
    "ja",
    "ko",
  ],
  ...["sv", "da", "no", "fi", "cs", "sk", "hu", "ro", "bg", "el", "he", "ca"],
];

interface Made {
  readonly finding: string;
  readonly check: string;
}

interface MakeCaptionsProps {
  readonly bench: Workbench;
  readonly document: Document;
  readonly selection: readonly string[];
  /** The new track. */
  readonly onMade: (track: string) => void;
}

/** What listens to the selected clip and writes its captions. */
export function MakeCaptions({ bench, document, selection, onMade }: MakeCaptionsProps) {
  const [language, setLanguage] = useState("");
  const [quick, setQuick] = useState(false);
  const runs = useToolRuns(TOOL);
  const clip = selection.find((id) => isHeard(document, id));
  const tool = useTool(TOOL, sourceOf(document, clip));
  const working = Object.entries(runs).filter(([, run]) => !run.error);
  if (working.length > 0) {
    return working.map(([id, run]) => <Working key={id} label={words.making} run={run} />);
  }
  if (clip === undefined) return <p className={styles.words}>{words.chooseClip}</p>;
  const error = runs[clip]?.error;
  return (
    <div className={styles.part}>
      <Select
        inline
        label={words.language}
        value={language}
        searchable
        choices={[{ value: "", label: words.anyLanguage }, ...named()]}
        onChange={setLanguage}
      />
      <Switch label={words.quick} checked={quick} onChange={setQuick} />
      <Button
        wide
        icon={<Captions />}
        disabled={tool.known?.why_not !== ""}
        aria-describedby="make-captions-about"
        onClick={() =>
          void send<Made>(bench, { tool: TOOL, clip, parameters: { language, quick } }, (made) => {
            void write(bench, clip, made).then((track) => track !== null && onMade(track));
          })
        }
      >
        {words.make}
      </Button>
      <p id="make-captions-about" className={classes(styles.words, error !== undefined && styles.error)}>
        {error ?? about(tool, words.staysAsIs)}
      </p>
    </div>
  );
}

/** Write the captions of a clip by what was heard; returns their track, or null where nothing came of it. */
async function write({ store }: Workbench, clip: string, { finding, check }: Made): Promise<string | null> {
  try {
    const said = (await getFinding(finding)).content as unknown as SaidWords & { readonly language: string };
    const track = newId();
    const cues = captionsOfClip(store.document, clip, said);
    const operation =
      cues &&
      importCaptions(store.document, cues, { id: track, name: words.track, language: said.language }, newId);
    if (!operation) {
      toast({ text: words.nothingHeard });
      return null;
    }
    store.commit(operation);
    toast({ text: `${words.made(cues.length)} ${check}` });
    return track;
  } catch (error) {
    toast({ text: sentence(error) });
    return null;
  }
}

/** Whether a clip can be listened to. */
function isHeard(document: Document, id: string): boolean {
  const clip = document.clips[id];
  return clip !== undefined && "sound" in clip && sourceOf(document, id) !== undefined;
}

function named(): { readonly value: string; readonly label: string }[] {
  return LANGUAGES.map((value) => {
    const label = new Intl.DisplayNames([value], { type: "language", fallback: "code" }).of(value) ?? value;
    return { value, label: label.charAt(0).toLocaleUpperCase(value) + label.slice(1) };
  });
}
