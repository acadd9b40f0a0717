/** What was found of when somebody speaks, by the source that it was found in: asked for once a page. */

import { create } from "zustand";
import { sentence } from "../../lib/http";
import { getFinding } from "../../lib/studio";
import { toast } from "../../lib/ui";
import type { Span } from "../../timeline/pauses";
import type { Workbench } from "../../tools/workbench";
import { send } from "../toolwork";

export const TOOL = "silences";

/** By a source's id in the studio. */
export const useSpoken = create<{ readonly spans: Readonly<Record<string, readonly Span[]>> }>(() => ({
  spans: {},
}));

/** Have the tool listen to a clip's source, or take what it has found before. */
export async function findSpoken(bench: Workbench, clip: string): Promise<void> {
  await send<{ finding: string }>(bench, { tool: TOOL, clip }, ({ finding }, source) => {
    getFinding(finding).then(
      ({ content }) => {
        const { spans } = content as unknown as { spans: readonly Span[] };
        useSpoken.setState((now) => ({ spans: { ...now.spans, [source]: spans } }));
      },
      (error: unknown) => toast({ text: sentence(error), tone: "danger" }),
    );
  });
}
