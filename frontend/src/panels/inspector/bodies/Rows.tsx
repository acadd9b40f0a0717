import { PropertyRow } from "../PropertyRow";
import { keyOf } from "../reading";
import type { BodyProps } from "./body";

/** Properties one below the other. */
export function Rows({ readings, document, editing, time }: BodyProps) {
  return readings.map((reading) => (
    <PropertyRow
      key={reading.property.name}
      {...reading}
      keyframe={
        reading.movement === "fixed" ? null : keyOf(document, editing.holders, [reading.property], time)
      }
      editing={editing}
    />
  ));
}
