import { Blend, Trash2 } from "lucide-react";
import { useMemo } from "react";
import { strings } from "../../lib/strings";
import { IconButton } from "../../lib/ui";
import { clipOf, type Document } from "../../timeline/document";
import { passageOf, setPassage } from "../../timeline/edits";
import { GROUPS } from "../../timeline/properties";
import { clipTitle } from "../../timeline-view/clip-name";
import type { AssetMedia } from "../../tools/asset-media";
import type { Workbench } from "../../tools/workbench";
import { LockedNote } from "./ClipHeader";
import { Editing } from "./editing";
import { GroupSection } from "./GroupSection";
import styles from "./InspectorPanel.module.css";

const words = strings.lanes;
const GROUP = GROUPS.find(({ name }) => name === "transition");

interface PassagePartProps {
  /** The clip that the transition leads into. */
  readonly id: string;
  readonly bench: Workbench;
  readonly media: AssetMedia | null;
  readonly document: Document;
}

/** The transition that is selected on the timeline, by itself. */
export function PassagePart({ id, bench, media, document }: PassagePartProps) {
  const editing = useMemo(() => new Editing(bench, [{ owner: "clip", id }], media), [bench, id, media]);
  const clip = clipOf(document, id);
  if (!clip || !GROUP) return null;
  const before = passageOf(document, id)?.before;
  const to = clipTitle(document, clip);
  const isLocked = document.tracks[clip.track]?.locked;
  return (
    <fieldset disabled={isLocked} className={styles.all}>
      <header className={styles.name}>
        <span className={styles.kind} style={{ background: "var(--accent)" }} title={words.transitionTitle}>
          <Blend aria-hidden="true" />
        </span>
        <span className={styles.nameField}>
          {before ? words.fromTo(clipTitle(document, before.clip), to) : words.fromNothing(to)}
        </span>
        <IconButton
          size="small"
          label={words.removeTransition}
          shortcut="Del"
          icon={<Trash2 />}
          onClick={() => {
            editing.keep((now) => setPassage(now, [id], "none"));
            bench.session.select([]);
          }}
        />
      </header>
      {isLocked && <LockedNote />}
      <GroupSection group={GROUP} document={document} editing={editing} time={0} opens />
    </fieldset>
  );
}
