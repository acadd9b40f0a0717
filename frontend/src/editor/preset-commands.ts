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

function none(kind: string, title: string, run: (presets: Presets, bench: Workbench) => void): Command[] {
  return [
    {
      id: `preset.${kind}-none`,
      title,
      group: "Presets",
      run: ({ bench }) => withPresets((presets) => run(presets, bench)),
    },
  ];
}

const SIDES = ["in", "out"] as const;

export const PRESET_COMMANDS: readonly Command[] = [
  ...each("text", strings.presets.text, (presets, bench, name) => presets.putText(bench, name)),
  ...each("look", strings.presets.look, (presets, bench, name) => presets.putLook(bench, name)),
  ...none("look", strings.presets.look.command(strings.presets.look.none), ({ putLook }, bench) =>
    putLook(bench, null),
  ),
  ...SIDES.flatMap((side) => [
    ...each(`way-${side}`, strings.presets.way[side], (presets, bench, name) =>
      presets.putWay(bench, side, name),
    ),
    ...none(`way-${side}`, strings.presets.way[side].command(strings.presets.way.none), ({ putWay }, bench) =>
      putWay(bench, side, null),
    ),
  ]),
  ...each("pip", strings.presets.pip, (presets, bench, name) => presets.putPip(bench, name)),
  ...each("layout", strings.presets.layout, (presets, bench, name) =>
    presets.putLayout(bench, name, { gap: 0, margin: 0 }),
  ),
  {
    id: "preset.swap",
    title: strings.presets.layout.swap,
    group: "Presets",
    when: ({ bench }) => bench.session.state.selection.length === 2,
    run: ({ bench }) => withPresets(({ swapSelected }) => swapSelected(bench)),
  },
];
