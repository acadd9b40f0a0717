import { Plus, Trash2 } from "lucide-react";
import { hideWords as words } from "../../lib/strings-of-hiding";
import { Button, IconButton } from "../../lib/ui";
import type { Document } from "../../timeline/document";
import { BY_HAND, hiddenParts, hidePart, showPart } from "../../timeline/edits/set-hidden";
import type { Operation } from "../../timeline/operations";
import type { Workbench } from "../../tools/workbench";
import styles from "./HiddenParts.module.css";

interface HiddenPartsProps {
  readonly bench: Workbench;
  readonly document: Document;
  /** The clips that are selected, all of them pictures or films. */
  readonly clips: readonly string[];
  /** Of the playhead, flicks. */
  readonly time: number;
}

/** What of a clip's picture nobody is to recognise: a list of parts, each with how it is hidden. */
export function HiddenParts({ bench, document, clips }: HiddenPartsProps) {
  const [id] = clips;
  if (id === undefined || clips.length > 1) return <p className={styles.words}>{words.one}</p>;
  const commit = (operation: Operation | null) => {
    if (operation) bench.store.commit(operation);
  };
  return (
    <div className={styles.parts}>
      {hiddenParts(document, id).map((part, number) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place in the list
        <div key={number} className={styles.part}>
          <span className={styles.name}>{part.name || words.region(number + 1)}</span>
          <IconButton
            size="small"
            label={words.remove(part.name || words.region(number + 1))}
            icon={<Trash2 />}
            onClick={() => commit(showPart(bench.store.document, id, number))}
          />
        </div>
      ))}
      <Button wide icon={<Plus />} onClick={() => commit(hidePart(bench.store.document, id, BY_HAND))}>
        {words.add}
      </Button>
    </div>
  );
}
