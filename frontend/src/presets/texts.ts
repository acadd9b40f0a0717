/** The twelve texts, in the order in which they are shown. */

import type { TextPreset } from "./preset";
import { AMID } from "./texts-amid";
import { BELOW } from "./texts-below";

const { title, subtitled, chapter, ...cards } = AMID;
const TEXTS = { title, subtitled, chapter, ...BELOW, ...cards };

export type TextName = keyof typeof TEXTS;

export const TEXT_PRESETS: Readonly<Record<TextName, TextPreset>> = TEXTS;
