// Writes editor/timeline/unicode.json: the properties of characters that text layout needs, so that both languages set
// a text by one table and not each by the Unicode version that it happens to come with. Run it by hand, rarely:
//   node scripts/unicode.mjs
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import bidiFactory from "bidi-js";

const SCRIPTS = {
  Arab: "Arabic",
  Armn: "Armenian",
  Beng: "Bengali",
  Bopo: "Bopomofo",
  Cyrl: "Cyrillic",
  Deva: "Devanagari",
  Ethi: "Ethiopic",
  Geor: "Georgian",
  Grek: "Greek",
  Gujr: "Gujarati",
  Guru: "Gurmukhi",
  Hang: "Hangul",
  Hani: "Han",
  Hebr: "Hebrew",
  Hira: "Hiragana",
  Kana: "Katakana",
  Khmr: "Khmer",
  Knda: "Kannada",
  Laoo: "Lao",
  Latn: "Latin",
  Mlym: "Malayalam",
  Mong: "Mongolian",
  Mymr: "Myanmar",
  Orya: "Oriya",
  Sinh: "Sinhala",
  Syrc: "Syriac",
  Taml: "Tamil",
  Telu: "Telugu",
  Thaa: "Thaana",
  Thai: "Thai",
  Tibt: "Tibetan",
};
const LAST = 0x10ffff;
const isSurrogate = (code) => code >= 0xd800 && code <= 0xdfff;

/** Ranges [first, last, value] of what `of` says of each code point; null is left out. */
function ranges(of) {
  const found = [];
  for (let code = 0; code <= LAST; code++) {
    const value = isSurrogate(code) ? null : of(String.fromCodePoint(code));
    if (value === null) continue;
    const open = found.at(-1);
    if (open && open[1] === code - 1 && open[2] === value) open[1] = code;
    else found.push([code, code, value]);
  }
  return found;
}

/** Ranges of a yes-or-no property, as [first, last]. */
const property = (pattern) => ranges((text) => (pattern.test(text) ? true : null)).map(([a, b]) => [a, b]);

const tests = Object.entries(SCRIPTS).map(([tag, name]) => [tag, new RegExp(`^\\p{Script=${name}}`, "u")]);
const bidi = bidiFactory();
const table = {
  scripts: ranges((text) => tests.find(([, test]) => test.test(text))?.[0] ?? null),
  bidi: ranges((text) => {
    const type = bidi.getBidiCharTypeName(text);
    return type === "L" ? null : type;
  }),
  brackets: ranges((text) => {
    const close = bidi.openingToClosingBracket(text);
    return close === null ? null : close.codePointAt(0);
  }).map(([code, , close]) => [code, close]),
  extend: property(/^[\p{M}\p{Emoji_Modifier}\u{E0020}-\u{E007F}]/u),
  emoji: property(/^[\p{Emoji}--[0-9#*]]/v),
  emoji_presentation: property(/^\p{Emoji_Presentation}/u),
};
const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const lines = Object.entries(table).map(
  ([name, rows]) => ` ${JSON.stringify(name)}: ${JSON.stringify(rows)}`,
);
writeFileSync(join(root, "editor/timeline/unicode.json"), `{\n${lines.join(",\n")}\n}\n`);
