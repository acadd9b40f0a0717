import { ChevronLeft, ChevronRight, EyeOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { hideWords as words } from "../../lib/strings-of-hiding";
import { IconButton } from "../../lib/ui";
import type { Document } from "../../timeline/document";
import { doubtfulMoments } from "../../timeline/doubtful";
import { leaveOut } from "../../timeline/edits/hide-track";
import type { HiddenPart } from "../../timeline/obscure";
import { timeOfMoment } from "../../tools/hide";
import type { Workbench } from "../../tools/workbench";
import styles from "./FaceStrip.module.css";

interface FaceStripProps {
  readonly bench: Workbench;
  readonly document: Document;
  readonly id: string;
  readonly part: HiddenPart;
  /** Of the playhead, flicks. */
  readonly time: number;
}

/** The faces that were found, to be shown as they are or hidden; and the moments that a person should look at. */
export function FaceStrip({ bench, document, id, part, time }: FaceStripProps) {
  const { tracks } = bench.player;
  const source = document.assets[part.track]?.source ?? "";
  const table = useSyncExternalStore(tracks.subscribe, () => tracks.table(source));
  if (!table) return <p className={styles.words}>{words.allHidden}</p>;
  const names = Object.keys(table.subjects);
  const moments = doubtfulMoments(table, part.left_out)
    .map((moment) => timeOfMoment(document, id, moment))
    .filter((at) => at !== null);
  const go = (to: number | undefined) => to !== undefined && bench.player.seek(to);
  return (
    <div className={styles.faces}>
      <p className={styles.words}>{names.length === 0 ? words.noFaces : words.leaveOut}</p>
      <ul className={styles.strip}>
        {names.map((name, place) => {
          const shown = part.left_out.includes(name);
          const portrait = table.portraits?.[name];
          return (
            <li key={name}>
              <button
                type="button"
                className={styles.face}
                aria-pressed={!shown}
                aria-label={words.face(place + 1)}
                title={shown ? words.shown : words.hidden}
                onClick={() => {
                  const operation = leaveOut(bench.store.document, part.track, name, !shown);
                  if (operation) bench.store.commit(operation);
                }}
              >
                {portrait ? <img src={`data:image/webp;base64,${portrait}`} alt="" /> : place + 1}
                {!shown && <EyeOff aria-hidden="true" />}
              </button>
            </li>
          );
        })}
      </ul>
      {moments.length > 0 && (
        <div className={styles.doubts}>
          <span className={styles.words}>{words.doubts(moments.length)}</span>
          <IconButton
            size="small"
            label={words.previousDoubt}
            icon={<ChevronLeft />}
            onClick={() => go(moments.filter((at) => at < time).at(-1))}
          />
          <IconButton
            size="small"
            label={words.nextDoubt}
            icon={<ChevronRight />}
            onClick={() => go(moments.find((at) => at > time))}
          />
        </div>
      )}
      <p className={styles.words}>{words.missed}</p>
    </div>
  );
}
