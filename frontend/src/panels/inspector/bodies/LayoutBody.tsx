import { Link2, Unlink2 } from "lucide-react";
import { useState } from "react";
import { strings } from "../../../lib/strings";
import { shortWord, wholeWord } from "../../../lib/strings-of-properties";
import { IconButton, NumberField } from "../../../lib/ui";
import { resizeLayers } from "../../../timeline/edits";
import type { PropertyName } from "../../../timeline/properties";
import { NumberControl } from "../controls/numbers";
import styles from "../InspectorPanel.module.css";
import { Row } from "../PropertyRow";
import { keyOf, movementOf, type Reading } from "../reading";
import { rangeOf } from "../units";
import type { BodyProps } from "./body";
import { Rows } from "./Rows";

const words = strings.properties;
const PAIRS: readonly (readonly PropertyName[])[] = [
  ["transform.x", "transform.y"],
  ["transform.width", "transform.height"],
];

/** Where a layer is, how large, and how it is turned: two numbers a row; a size keeps its proportions if wanted. */
export function LayoutBody(props: BodyProps) {
  const { readings, document, editing, time } = props;
  const [keepRatio, setKeepRatio] = useState(() =>
    editing.clips.every((id) => ["video", "image"].includes(document.clips[id]?.kind ?? "")),
  );
  const paired = PAIRS.flat();
  const pair = (
    names: readonly PropertyName[],
    label: string,
    field: (reading: Reading) => React.ReactNode,
  ) => {
    const both = readings.filter(({ property }) => names.includes(property.name));
    const properties = both.map(({ property }) => property);
    const movement = movementOf(both.map((reading) => reading.movement));
    return (
      <Row
        properties={properties}
        label={label}
        name={label}
        movement={movement}
        changed={both.some(({ changed }) => changed)}
        keyframe={movement === "fixed" ? null : keyOf(document, editing.holders, properties, time)}
        editing={editing}
      >
        <span className={styles.pair}>{both.map(field)}</span>
      </Row>
    );
  };
  const place = ({ property, value }: Reading) => (
    <NumberControl
      key={property.name}
      property={property}
      prefix={shortWord(property.name)}
      name={wholeWord(property.name)}
      value={value}
      editing={editing}
    />
  );
  const side = ({ property, value }: Reading) => {
    const { scale: _, reach: __, ...range } = rangeOf(property);
    const name = property.name === "transform.width" ? "width" : "height";
    const change = (wanted: number) => (now: typeof document, holders: typeof editing.holders, at: number) =>
      resizeLayers(now, holders, name, wanted, keepRatio, at);
    return (
      <NumberField
        key={property.name}
        label={wholeWord(property.name)}
        prefix={shortWord(property.name)}
        value={typeof value === "number" ? Math.round(value) : null}
        {...range}
        onPreview={(wanted) => (wanted === null ? editing.hide() : editing.show(change(wanted)))}
        onCommit={(wanted) => editing.keep(change(wanted))}
      />
    );
  };
  return (
    <>
      {pair(PAIRS[0] ?? [], words.position, place)}
      <div className={styles.locked}>
        {pair(PAIRS[1] ?? [], words.size, side)}
        <IconButton
          size="small"
          label={words.lockRatio}
          pressed={keepRatio}
          icon={keepRatio ? <Link2 /> : <Unlink2 />}
          className={styles.ratio}
          onClick={() => setKeepRatio(!keepRatio)}
        />
      </div>
      <Rows {...props} readings={readings.filter(({ property }) => !paired.includes(property.name))} />
    </>
  );
}
