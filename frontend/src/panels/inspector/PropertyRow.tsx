import { ChevronLeft, ChevronRight, Diamond, RotateCcw } from "lucide-react";
import { memo, type ReactNode } from "react";
import { strings } from "../../lib/strings";
import { shortWord, wholeWord } from "../../lib/strings-of-properties";
import { IconButton } from "../../lib/ui";
import { classes } from "../../lib/ui/classes";
import type { Keyframe } from "../../timeline/document";
import type { Movement } from "../../timeline/edits/keyframe";
import type { Property } from "../../timeline/properties";
import type { Json } from "../../timeline/schema-check";
import { CONTROLS, isWholeGroups } from "./controls";
import { EasingRow } from "./EasingRow";
import type { Editing } from "./editing";
import styles from "./InspectorPanel.module.css";

const words = strings.properties;

interface PropertyRowProps {
  readonly property: Property;
  readonly value: Json | null;
  readonly movement: Movement;
  readonly changed: boolean;
  /** The keyframe at the playhead whose curve is shown. */
  readonly keyframe: Keyframe | null;
  readonly editing: Editing;
}

/** One property: its name, the control that suits it, and what leads back or lets it move. */
export const PropertyRow = memo(function PropertyRow(props: PropertyRowProps) {
  const { property, value, editing } = props;
  const { control } = property;
  if (isWholeGroups(control)) return null;
  const Control = CONTROLS[control];
  return (
    <Row {...props} properties={[property]} label={shortWord(property.name)} name={wholeWord(property.name)}>
      <Control property={property} name={wholeWord(property.name)} value={value} editing={editing} />
    </Row>
  );
});

interface RowProps extends Pick<PropertyRowProps, "movement" | "changed" | "keyframe" | "editing"> {
  /** Those that stand in the row. */
  readonly properties: readonly Property[];
  readonly label: string;
  readonly name: string;
  readonly children: ReactNode;
}

/** A row of the inspector, of one property or of several that belong together. */
export function Row({ properties, label, name, movement, changed, keyframe, editing, children }: RowProps) {
  const moves = properties.some(({ curve }) => curve !== null);
  const [only] = properties;
  const wide = only?.control === "words";
  const isSwitch = only?.control === "switch";
  return (
    <div data-property={properties.map((property) => property.name).join(" ")} className={styles.property}>
      <div
        className={classes(
          styles.row,
          moves && styles.moves,
          wide && styles.wide,
          isSwitch && styles.switchRow,
        )}
      >
        {!wide && (
          <span aria-hidden="true" className={styles.label} title={name}>
            {label}
          </span>
        )}
        {children}
        {!wide && (
          <span className={styles.trailing}>
            {changed && (
              <IconButton
                size="small"
                label={words.reset(name)}
                icon={<RotateCcw />}
                className={styles.tool}
                onClick={() => editing.reset(properties)}
              />
            )}
            {moves && (
              <IconButton
                size="small"
                label={movement === "keyed" ? words.removeKey(name) : words.addKey(name)}
                pressed={movement === "keyed"}
                icon={<Diamond />}
                className={classes(styles.tool, styles.key, movement !== "fixed" && styles.moving)}
                data-curves={properties.map(({ curve }) => curve ?? "").join(" ")}
                onClick={() => editing.toggleKey(properties)}
              />
            )}
          </span>
        )}
      </div>
      {movement !== "fixed" && (
        <div className={styles.keys}>
          <IconButton
            size="small"
            label={words.previousKey(name)}
            icon={<ChevronLeft />}
            className={styles.tool}
            onClick={() => editing.goToKey(properties, -1)}
          />
          <IconButton
            size="small"
            label={words.nextKey(name)}
            icon={<ChevronRight />}
            className={styles.tool}
            onClick={() => editing.goToKey(properties, 1)}
          />
          {keyframe && (
            <EasingRow properties={properties} name={name} keyframe={keyframe} editing={editing} />
          )}
        </div>
      )}
    </div>
  );
}
