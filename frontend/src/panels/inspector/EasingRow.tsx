import { strings } from "../../lib/strings";
import { Select } from "../../lib/ui";
import type { Keyframe } from "../../timeline/document";
import type { Property } from "../../timeline/properties";
import { CurveEditor } from "./CurveEditor";
import type { Editing } from "./editing";
import styles from "./InspectorPanel.module.css";

const words = strings.properties;
const EASINGS: readonly Keyframe["easing"][] = [
  "linear",
  "hold",
  "ease",
  "ease-in",
  "ease-out",
  "ease-in-out",
  "bezier",
];

interface EasingRowProps {
  readonly properties: readonly Property[];
  readonly name: string;
  readonly keyframe: Keyframe;
  readonly editing: Editing;
}

/** How a property goes on from its keyframe at the playhead to the next one. */
export function EasingRow({ properties, name, keyframe, editing }: EasingRowProps) {
  return (
    <>
      <Select
        hiddenLabel
        label={`${name}, ${words.easing.toLowerCase()}`}
        value={keyframe.easing}
        choices={EASINGS.map((value) => ({ value, label: words.easings[value] ?? value }))}
        onChange={(easing) => editing.ease(properties, { easing })}
      />
      {keyframe.easing === "bezier" && (
        <div className={styles.curve}>
          <CurveEditor
            label={words.curve(name)}
            bezier={keyframe.bezier}
            onPreview={(bezier) => editing.tryEase(properties, bezier)}
            onCommit={(bezier) => editing.ease(properties, { bezier })}
          />
        </div>
      )}
    </>
  );
}
