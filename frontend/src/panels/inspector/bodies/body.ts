/** What the inside of a group is given. */

import type { Document } from "../../../timeline/document";
import type { Editing } from "../editing";
import type { Reading } from "../reading";

export interface BodyProps {
  /** The properties that are shown, in the order of the table. */
  readonly readings: readonly Reading[];
  readonly document: Document;
  readonly editing: Editing;
  readonly time: number;
}
