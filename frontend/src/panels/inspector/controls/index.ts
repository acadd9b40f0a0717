/** Which control serves which property: every one that the table may name. */

import type { ComponentType } from "react";
import type { ControlName } from "../../../timeline/properties";
import {
  LoudnessControl,
  PassageControl,
  PictureControl,
  SegmentsControl,
  SelectControl,
  SwitchControl,
} from "./choices";
import { ColourControl, KeyColourControl, PaintControl } from "./colours";
import type { ControlProps } from "./control";
import { AngleControl, NumberControl, SliderControl, SpeedControl } from "./numbers";
import { FamilyControl, NameControl, WeightControl, WordsControl } from "./words";

/** What is drawn by a group as a whole. */
const WHOLE_GROUPS = ["matte", "hidden", "cleaned", "canvas", "rate"] as const;
type WholeGroups = (typeof WHOLE_GROUPS)[number];

/** Whether a control is no row of its own, but drawn by its group. */
export function isWholeGroups(control: ControlName): control is WholeGroups {
  return (WHOLE_GROUPS as readonly ControlName[]).includes(control);
}

/** What is drawn by a group as a whole has none here. */
export const CONTROLS: Readonly<Record<Exclude<ControlName, WholeGroups>, ComponentType<ControlProps>>> = {
  slider: SliderControl,
  number: NumberControl,
  angle: AngleControl,
  crop: SliderControl,
  speed: SpeedControl,
  switch: SwitchControl,
  segments: SegmentsControl,
  select: SelectControl,
  passage: PassageControl,
  picture: PictureControl,
  loudness: LoudnessControl,
  colour: ColourControl,
  paint: PaintControl,
  "key-colour": KeyColourControl,
  words: WordsControl,
  name: NameControl,
  family: FamilyControl,
  weight: WeightControl,
};
