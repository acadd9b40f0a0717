/** Commands of properties: carried from clip to clip, and each one that can be set, by its name. */

import { strings } from "../lib/strings";
import { wholeWord } from "../lib/strings-of-properties";
import { toast } from "../lib/ui";
import { copyProperties, pasteProperties, resetProperties } from "../timeline/edits";
import { copyable } from "../timeline/edits/paste-properties";
import { type Holder, has, isShown, PROPERTIES, type Property } from "../timeline/properties";
import type { Workbench } from "../tools/workbench";
import { editable } from "./actions";
import type { Command, CommandContext } from "./command";

const words = strings.properties;

const holders = ({ session }: Workbench): Holder[] =>
  session.state.selection.map((id) => ({ owner: "clip", id }));

function copy({ store, session }: Workbench): void {
  const [first] = session.state.selection;
  const copied = first === undefined ? null : copyProperties(store.document, first, null);
  if (!copied) return;
  session.update({ copied });
  toast({ text: words.copied(words.everything) });
}

function paste(bench: Workbench): void {
  const { store, session } = bench;
  const { copied } = session.state;
  const operation = copied && pasteProperties(store.document, editable(bench), copied);
  if (operation) store.commit(operation);
  else if (!copied) toast({ text: words.nothingToPaste });
}

function reset(bench: Workbench): void {
  const { store } = bench;
  const operation = resetProperties(store.document, holders(bench), copyable(null));
  if (operation) store.commit(operation);
}

/** Whether all that is selected has the property, and it counts for any of it. */
function isThere(property: Property) {
  return ({ bench }: CommandContext): boolean => {
    const chosen = holders(bench);
    const { document } = bench.store;
    return (
      chosen.length > 0 &&
      chosen.every((holder) => has(document, holder, property)) &&
      chosen.some((holder) => isShown(document, holder, property))
    );
  };
}

const hasSelection = ({ bench }: CommandContext) => bench.session.state.selection.length > 0;

export const PROPERTY_COMMANDS: readonly Command[] = [
  {
    id: "properties.copy",
    title: "Copy the properties",
    group: "Properties",
    keys: ["Ctrl+Alt+C"],
    when: hasSelection,
    run: ({ bench }) => copy(bench),
  },
  {
    id: "properties.paste",
    title: "Paste the properties",
    group: "Properties",
    keys: ["Ctrl+Alt+V"],
    when: hasSelection,
    run: ({ bench }) => paste(bench),
  },
  {
    id: "properties.reset",
    title: "Reset the properties",
    group: "Properties",
    when: hasSelection,
    run: ({ bench }) => reset(bench),
  },
  ...PROPERTIES.filter(({ owner }) => owner === "clip").map(
    (property): Command => ({
      id: `properties.set.${property.name}`,
      title: words.set(wholeWord(property.name)),
      group: "Properties",
      when: isThere(property),
      run: ({ bench, showProperties }) => {
        showProperties();
        bench.session.update({ reveal: property.name });
      },
    }),
  ),
];
