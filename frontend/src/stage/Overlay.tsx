/** Outlines, handles and guides over the picture. They are elements, so that they stay sharp and can be named. */

import type { Document, Transform } from "../timeline/document";
import { clipEnd } from "../timeline/timeline-index";
import { transformOf } from "../tools/box";
import { standing } from "../tools/moving";
import { useDocument, usePlayerState, useSession, useStandingTime, useStep } from "../tools/observe";
import { isEditable, type Workbench } from "../tools/workbench";
import { Gaps } from "./Gaps";
import { cursorOf, HANDLES } from "./handles";
import { ShapeHandles } from "./ShapeHandles";
import styles from "./Stage.module.css";
import { toPixels, type Viewport } from "./viewport";

interface OverlayProps {
  readonly bench: Workbench;
  readonly view: Viewport;
  /** The clip under the resting pointer, or null. */
  readonly hovered: string | null;
}

export function Overlay({ bench, view, hovered }: OverlayProps) {
  const whole = useDocument(bench.store);
  const { selection, editing, cropping, hiding } = useSession(bench.session);
  const { playing } = usePlayerState(bench.player);
  const time = useStandingTime(bench.player);
  const step = useStep(bench.runner);
  if (playing || cropping !== null) return null;
  const document = standing(whole, time);
  const shown = selection.filter((id) => id !== editing && isShown(document, id, time));
  const only = shown.length === 1 ? shown[0] : undefined;
  return (
    <>
      {hovered && !selection.includes(hovered) && !step && (
        <Outline document={document} view={view} id={hovered} faint />
      )}
      {shown.map((id) => (
        <Outline key={id} document={document} view={view} id={id}>
          {id === only && id !== hiding?.clip && isEditable(document, id) && (
            <>
              <Handles
                box={transformOf(document.clips[id])}
                label={(step?.reading ? null : step?.label) ?? null}
                busy={step !== null}
              />
              <ShapeHandles bench={bench} document={document} id={id} zoom={view.zoom} />
            </>
          )}
        </Outline>
      ))}
      {step?.gaps && <Gaps gaps={step.gaps} canvas={document.canvas} view={view} />}
      {step?.guides?.map((guide) => {
        const from = toPixels(view, document.canvas, { x: guide.at, y: guide.at });
        return guide.axis === "x" ? (
          <div key={`x${guide.at}`} className={styles.guideX} style={{ left: from.x }} />
        ) : (
          <div key={`y${guide.at}`} className={styles.guideY} style={{ top: from.y }} />
        );
      })}
    </>
  );
}

function isShown(document: Document, id: string, time: number): boolean {
  const clip = document.clips[id];
  if (!clip || document.tracks[clip.track]?.hidden !== false) return false;
  return transformOf(clip) !== null && clip.start <= time && time < clipEnd(clip);
}

interface OutlineProps {
  readonly document: Document;
  readonly view: Viewport;
  readonly id: string;
  readonly faint?: boolean;
  readonly children?: React.ReactNode;
}

function Outline({ document, view, id, faint, children }: OutlineProps) {
  const box = transformOf(document.clips[id]);
  if (!box) return null;
  return (
    <div className={faint ? styles.hovered : styles.outline} style={placed(document, view, box)}>
      {children}
    </div>
  );
}

/** Where a box of the stage is in its pixels, as CSS says it. */
export function placed(document: Document, view: Viewport, box: Transform): React.CSSProperties {
  const centre = toPixels(view, document.canvas, box);
  const width = box.width * view.zoom;
  const height = box.height * view.zoom;
  return {
    width,
    height,
    transform: `translate(${centre.x - width / 2}px, ${centre.y - height / 2}px) rotate(${box.rotation}deg)`,
  };
}

function Handles({
  box,
  label,
  busy,
}: {
  readonly box: Transform | null;
  readonly label: string | null;
  readonly busy: boolean;
}) {
  if (!box) return null;
  return (
    <>
      {HANDLES.map((handle) => (
        <button
          key={handle.key}
          type="button"
          tabIndex={-1}
          aria-label={handle.label}
          data-handle={`${handle.x},${handle.y}`}
          className={
            handle.x !== 0 && handle.y !== 0 ? styles.corner : handle.x === 0 ? styles.level : styles.upright
          }
          style={{
            left: `${(handle.x + 1) * 50}%`,
            top: `${(handle.y + 1) * 50}%`,
            cursor: cursorOf(handle, box.rotation),
          }}
        />
      ))}
      <button type="button" tabIndex={-1} aria-label="Rotate" data-rotate="" className={styles.rotate} />
      {busy && label && (
        <span
          className={styles.reading}
          style={{ transform: `translateX(-50%) rotate(${-box.rotation}deg)` }}
        >
          {label}
        </span>
      )}
    </>
  );
}
