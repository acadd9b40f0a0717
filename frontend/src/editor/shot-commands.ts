/** Commands that look for the shots of a film, and split or mark it where they begin. */

import { sentence } from "../lib/http";
import { strings } from "../lib/strings";
import { getFinding } from "../lib/studio";
import { toast } from "../lib/ui";
import { type Document, newId } from "../timeline/document";
import { markShots, splitAtShots } from "../timeline/edits";
import { shotsIn } from "../timeline/edits/split-at-shots";
import type { Operation } from "../timeline/operations";
import type { Workbench } from "../tools/workbench";
import { editable } from "./actions";
import type { Command, CommandContext } from "./command";

const words = strings.tools.shots;
type Edit = (document: Document, clip: string, begins: readonly number[]) => Operation | null;

/** The selected films. */
function films(bench: Workbench): string[] {
  return editable(bench).filter((id) => bench.store.document.clips[id]?.kind === "video");
}

/** Have the shots of the selected films found, and make an edit of each one's. */
async function withShots(bench: Workbench, edit: Edit): Promise<void> {
  toast({ text: words.looking });
  const { send } = await import("../panels/toolwork");
  for (const clip of films(bench)) {
    const errand = { tool: "shots", clip };
    const error = await send<{ finding: string; check: string }>(bench, errand, ({ finding, check }) => {
      getFinding(finding).then(
        ({ content }) => {
          const { begins } = content as unknown as { begins: readonly number[] };
          const { document } = bench.store;
          const count = 1 + shotsIn(document, clip, begins).length;
          const operation = edit(document, clip, begins);
          if (operation) bench.store.commit(operation);
          toast({ text: count > 1 ? words.found(count, check) : words.one });
        },
        (cause: unknown) => toast({ text: sentence(cause), tone: "danger" }),
      );
    });
    if (error) toast({ text: error, tone: "danger" });
  }
}

const hasFilm = ({ bench }: CommandContext) => films(bench).length > 0;

export const SHOT_COMMANDS: readonly Command[] = [
  {
    id: "timeline.split-at-shots",
    title: words.split,
    group: "Timeline",
    when: hasFilm,
    run: ({ bench }) =>
      void withShots(bench, (document, clip, begins) => splitAtShots(document, clip, begins, newId)),
  },
  {
    id: "timeline.mark-shots",
    title: words.mark,
    group: "Timeline",
    when: hasFilm,
    run: ({ bench }) =>
      void withShots(bench, (document, clip, begins) => markShots(document, clip, begins, newId, words.name)),
  },
];
