/** What every control of a property is given. */

import type { Property } from "../../../timeline/properties";
import type { Json } from "../../../timeline/schema-check";
import type { Editing } from "../editing";

export interface ControlProps {
  readonly property: Property;
  /** Its name to readers. */
  readonly name: string;
  /** What all that is selected have in common; null where they differ. */
  readonly value: Json | null;
  readonly editing: Editing;
}
