import {
  Captions,
  ClipboardPaste,
  Copy,
  Ellipsis,
  Film,
  Image,
  Lock,
  Music,
  RotateCcw,
  Shapes,
  TriangleAlert,
  Type,
} from "lucide-react";
import { useEffect, useReducer } from "react";
import { strings } from "../../lib/strings";
import { wholeWord } from "../../lib/strings-of-properties";
import { IconButton, Menu, toast } from "../../lib/ui";
import { assetOf, type Clip, type Document, type TextStyle, trackOf } from "../../timeline/document";
import { copyProperties, pasteProperties } from "../../timeline/edits";
import { copyable } from "../../timeline/edits/paste-properties";
import type { Fonts } from "../../timeline/fonts";
import { propertyOf } from "../../timeline/properties";
import { withoutGlyph } from "../../timeline/text/segments";
import { useSession } from "../../tools/observe";
import { NameControl } from "./controls/words";
import type { Editing } from "./editing";
import styles from "./InspectorPanel.module.css";

const words = strings.inspector;
const { copyGroup, pasteGroup, resetGroup, more, everything, copied: said } = strings.properties;
const ICONS = { video: Film, image: Image, text: Type, caption: Captions, shape: Shapes, audio: Music };
const NAME = propertyOf("name");
/** Characters that one sentence names. */
const MOST_NAMED = 8;

interface ClipHeaderProps {
  readonly clips: readonly { readonly id: string; readonly clip: Clip }[];
  readonly document: Document;
  readonly editing: Editing;
}

/** What is selected, its name, and what can be done with all of its properties. */
export function ClipHeader({ clips, document, editing }: ClipHeaderProps) {
  const { session } = editing.bench;
  const { copied } = useSession(session);
  const [only] = clips;
  if (!only) return null;
  const { clip } = only;
  const Icon = ICONS[clip.kind];
  const fits = copied !== null && copied.group === null;
  const copy = () => {
    const taken = copyProperties(document, only.id, null);
    if (!taken) return;
    session.update({ copied: taken });
    toast({ text: said(everything) });
  };
  return (
    <header className={styles.name}>
      {clips.length === 1 ? (
        <>
          <span
            className={styles.kind}
            style={{ background: `var(--kind-${clip.kind})` }}
            title={words.kinds[clip.kind]}
          >
            <Icon aria-hidden="true" />
          </span>
          <span data-property="name" className={styles.nameField}>
            <NameControl
              property={NAME}
              name={wholeWord("name")}
              value={clip.name || defaultName(clip, document)}
              editing={editing}
            />
          </span>
        </>
      ) : (
        <span className={styles.nameField}>{words.several(clips.length)}</span>
      )}
      <Menu
        label={more(everything)}
        align="end"
        items={[
          { label: copyGroup, icon: <Copy />, shortcut: "Ctrl+Alt+C", onSelect: copy },
          {
            label: pasteGroup,
            icon: <ClipboardPaste />,
            shortcut: "Ctrl+Alt+V",
            disabled: !fits,
            onSelect: () => {
              if (fits) editing.keep((now) => pasteProperties(now, editing.clips, copied));
            },
          },
          null,
          {
            label: resetGroup,
            icon: <RotateCcw />,
            onSelect: () => editing.reset(copyable(null)),
          },
        ]}
        trigger={(props) => (
          <IconButton {...props} size="small" label={more(everything)} icon={<Ellipsis />} />
        )}
      />
    </header>
  );
}

/** That nothing can be changed, and why. */
export function LockedNote() {
  return (
    <p className={styles.note} role="note">
      <Lock aria-hidden="true" />
      {strings.properties.locked}
    </p>
  );
}

/** Which characters of the selected texts no font has: boxes stand for them, in the film too. */
export function BoxesNote({
  clips,
  document,
  fonts,
}: Pick<ClipHeaderProps, "clips" | "document"> & { readonly fonts: Fonts | null }) {
  const [, look] = useReducer((count: number) => count + 1, 0);
  // A font that has to be looked into may still be on its way.
  useEffect(() => fonts?.subscribe(look), [fonts]);
  const missingIn = (text: string, style: TextStyle | undefined) =>
    (style && fonts && withoutGlyph(text, style.family, style.weight, fonts)) ?? [];
  const missing = new Set(
    clips.flatMap(({ clip }) =>
      clip.kind === "text"
        ? missingIn(clip.text, clip.style)
        : clip.kind === "caption"
          ? missingIn(clip.text, trackOf(document, clip.track)?.captions.style)
          : [],
    ),
  );
  if (missing.size === 0) return null;
  return (
    <p className={styles.note} role="note">
      <TriangleAlert aria-hidden="true" />
      {words.boxes([...missing].slice(0, MOST_NAMED).join(" "), missing.size - MOST_NAMED)}
    </p>
  );
}

function defaultName(clip: Clip, document: Document): string {
  if ("asset" in clip) return assetOf(document, clip.asset)?.name || words.kinds[clip.kind];
  return words.kinds[clip.kind];
}
