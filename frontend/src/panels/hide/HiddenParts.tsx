import { Plus } from "lucide-react";
import { hideWords as words } from "../../lib/strings-of-hiding";
import { Button } from "../../lib/ui";
import type { Document } from "../../timeline/document";
import { hiddenParts } from "../../timeline/edits/set-hidden";
import { hideByHand } from "../../tools/hide-by-hand";
import { useSession } from "../../tools/observe";
import type { Workbench } from "../../tools/workbench";
import { FindFaces } from "./FindFaces";
import styles from "./HiddenParts.module.css";
import { Part } from "./Part";

interface HiddenPartsProps {
  readonly bench: Workbench;
  readonly document: Document;
  /** The clips that are selected, all of them pictures or films. */
  readonly clips: readonly string[];
  /** Of the playhead, flicks. */
  readonly time: number;
}

/** What of a clip's picture nobody is to recognise: a list of parts, each with how it is hidden. */
export function HiddenParts({ bench, document, clips, time }: HiddenPartsProps) {
  const { hiding } = useSession(bench.session);
  const [id] = clips;
  if (id === undefined || clips.length > 1) return <p className={styles.words}>{words.one}</p>;
  const parts = hiddenParts(document, id);
  const chosen = hiding?.clip === id ? hiding.part : null;
  return (
    <div className={styles.parts}>
      {parts.map((part, number) => (
        <Part
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place in the list
          key={number}
          bench={bench}
          document={document}
          id={id}
          number={number}
          part={part}
          time={time}
          chosen={chosen === number}
        />
      ))}
      <FindFaces bench={bench} document={document} id={id} again={parts.some(({ track }) => track !== "")} />
      <Button wide icon={<Plus />} onClick={() => hideByHand(bench, id)}>
        {words.add}
      </Button>
      {parts.length > 0 && <p className={styles.words}>{words.about}</p>}
    </div>
  );
}
