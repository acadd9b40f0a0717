/** Words typed where they stand: a text field over the stage, in the clip's own type. */

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { isComposing } from "../lib/ui/composing";
import type { TextClip } from "../timeline/document";
import { deleteClips } from "../timeline/edits";
import { fontKey } from "../timeline/fonts";
import { batch } from "../timeline/operations";
import { refitted } from "../tools/fit-text";
import { useDocument } from "../tools/observe";
import type { Workbench } from "../tools/workbench";
import styles from "./Stage.module.css";
import { toPixels, type Viewport } from "./viewport";

/** Where the lines stand in the box, as CSS says it. */
const STANDS = { top: "flex-start", middle: "center", bottom: "flex-end" } as const;

interface TextEditorProps {
  readonly bench: Workbench;
  readonly view: Viewport;
  readonly id: string;
}

/** Edit the clip's words. Leaving the field, by Escape too, keeps them as one operation: undo takes them back. */
export function TextEditor({ bench, view, id }: TextEditorProps) {
  const document = useDocument(bench.store);
  const clip = document.clips[id];
  if (clip?.kind !== "text") return null;
  return <Field bench={bench} view={view} id={id} clip={clip} />;
}

function Field({ bench, view, id, clip }: TextEditorProps & { readonly clip: TextClip }) {
  const { store, session } = bench;
  const [words, setWords] = useState(clip.text);
  const field = useRef<HTMLTextAreaElement>(null);
  const given = useRef(false);
  const family = useFace(clip);

  // The drawn words step back while they are typed: nobody reads two texts at once.
  useEffect(() => {
    store.preview({ type: "set", path: ["clips", id, "appearance", "opacity"], value: 0 });
    field.current?.select();
    return () => store.preview(null);
  }, [store, id]);

  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = "0";
    element.style.height = `${element.scrollHeight}px`;
  });

  const leave = () => {
    if (given.current) return;
    given.current = true;
    store.preview(null);
    session.update({ editing: null });
    // Nobody sees a text without words: it goes, and undo brings it back.
    const operation = words.trim() === "" ? deleteClips(store.document, [id]) : null;
    if (operation) store.commit(operation);
    else if (words !== clip.text) {
      const size = refitted(clip, words, store.document.canvas, bench.player.fonts);
      const fits = Object.entries(size).flatMap(([name, value]) => {
        const before = clip.transform[name as keyof typeof size];
        return value === before
          ? []
          : [{ type: "set" as const, path: ["clips", id, "transform", name], value }];
      });
      const said = batch([{ type: "set", path: ["clips", id, "text"], value: words }, ...fits]);
      if (said) store.commit(said);
    }
  };

  const { canvas } = store.document;
  const { transform, style } = clip;
  const centre = toPixels(view, canvas, transform);
  const width = transform.width * view.zoom;
  const height = transform.height * view.zoom;
  return (
    <div
      className={styles.typing}
      style={{
        width,
        height,
        alignItems: STANDS[style.vertical],
        transform: `translate(${centre.x - width / 2}px, ${centre.y - height / 2}px) rotate(${transform.rotation}deg)`,
      }}
    >
      <textarea
        ref={field}
        // biome-ignore lint/a11y/noAutofocus: a person who asked to edit the words is about to type them
        autoFocus
        aria-label="Text"
        value={words}
        rows={1}
        spellCheck={false}
        className={styles.words}
        style={{
          fontFamily: family,
          fontSize: style.size * view.zoom,
          lineHeight: style.line_height,
          letterSpacing: style.letter_spacing * view.zoom,
          textAlign: style.align,
          color: style.colour,
        }}
        onChange={(event) => setWords(event.target.value)}
        onBlur={leave}
        onPointerDown={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key !== "Escape" && !(event.key === "Enter" && (event.ctrlKey || event.metaKey))) return;
          event.preventDefault();
          leave();
        }}
      />
    </div>
  );
}

/** The very font file that the words are drawn with, as a family for CSS. */
function useFace({ style }: TextClip): string {
  const key = fontKey(style.family, style.weight);
  useEffect(() => {
    const name = `stage ${key}`;
    if ([...window.document.fonts].some((face) => face.family.replaceAll('"', "") === name)) return;
    const face = new FontFace(name, `url(/static/fonts/${key}.ttf)`);
    window.document.fonts.add(face);
    face.load().catch(() => window.document.fonts.delete(face));
  }, [key]);
  return `"stage ${key}", var(--font)`;
}
