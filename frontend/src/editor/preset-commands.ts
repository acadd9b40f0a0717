/** Commands for every preset. Their names are here, what they do comes when one is first run. */

import { later } from "../lib/later";
import { strings } from "../lib/strings";
import { toast } from "../lib/ui";
import type { Workbench } from "../tools/workbench";
import type { Command } from "./command";

type Presets = typeof import("./presets");

const presets = later(() => import("./presets"));

/** Do something with presets as soon as they are there. */
export function withPresets(what: (presets: Presets) => void): void {
  presets().then(what, () => toast({ text: strings.common.notFetched, tone: "danger" }));
}

/** One command for each name. */
function each<Name extends string>(
  kind: string,
  words: { readonly names: Readonly<Record<Name, string>>; command: (name: string) => string },
  run: (presets: Presets, bench: Workbench, name: Name) => void,
): Command[] {
  return (Object.keys(words.names) as Name[]).map((name) => ({
    id: `preset.${kind}-${name}`,
    title: words.command(words.names[name]),
    group: "Presets",
    run: ({ bench }) => withPresets((presets) => run(presets, bench, name)),
  }));
}

export const PRESET_COMMANDS: readonly Command[] = [
  ...each("text", strings.presets.text, (presets, bench, name) => presets.putText(bench, name)),
];
