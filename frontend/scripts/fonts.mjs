// Copies the fonts that editor/timeline/fonts.json names, with their licences, into the build: dist/fonts/KEY.ttf.
// The page fetches them from there, and the server sets and draws text with the very same files.
import { constants, copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const frontend = join(dirname(fileURLToPath(import.meta.url)), "..");
const packages = join(frontend, "node_modules/@expo-google-fonts");
const out = join(frontend, "dist/fonts");
const table = JSON.parse(readFileSync(join(frontend, "../editor/timeline/fonts.json"), "utf8"));
const entries = Object.values(table.families).flatMap((weights) => Object.values(weights));

mkdirSync(out, { recursive: true });
for (const { key, file } of entries) {
  copyFileSync(join(packages, file), join(out, `${key}.ttf`), constants.COPYFILE_FICLONE);
}
for (const name of new Set(entries.map(({ file }) => file.split("/")[0]))) {
  copyFileSync(join(packages, name, "LICENSE_FONT"), join(out, `LICENSE-${name}.txt`));
}
