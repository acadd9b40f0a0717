/** Eight looks: what a grade and darkened corners can say. What a look leaves out is as if nobody had touched it. */

import type { Look } from "../timeline/edits/set-look";

const LOOKS = {
  golden: { exposure: 0.12, contrast: 0.06, saturation: 0.1, temperature: 0.34, vignette: 0.18 },
  morning: { brightness: 0.04, contrast: -0.06, saturation: -0.1, temperature: -0.24 },
  vivid: { exposure: 0.08, contrast: 0.16, saturation: 0.42 },
  cinema: { exposure: -0.1, contrast: 0.22, saturation: -0.16, hue: -6, temperature: -0.1, vignette: 0.3 },
  faded: { brightness: 0.08, contrast: -0.28, saturation: -0.24, temperature: 0.1 },
  noir: { exposure: -0.08, contrast: 0.32, saturation: -1, vignette: 0.5 },
  silver: { exposure: 0.15, contrast: -0.08, saturation: -1 },
  night: { exposure: -0.9, contrast: 0.1, saturation: -0.3, temperature: -0.5, vignette: 0.4 },
} as const satisfies Readonly<Record<string, Look>>;

export type LookName = keyof typeof LOOKS;

export const LOOK_PRESETS: Readonly<Record<LookName, Look>> = LOOKS;
