import { useEffect, useState } from "react";
import { formatWait } from "../../lib/format";
import { sentence } from "../../lib/http";
import type { Tool } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import { listTools } from "../../lib/studio";

interface Told {
  readonly known: Tool | null;
  readonly error: string | null;
}

/** Several tools are offered for one asset at once: what is being asked about it is asked once. */
const asked = new Map<string, Promise<Tool[]>>();

function toolsFor(source: string): Promise<Tool[]> {
  const known = asked.get(source) ?? listTools(source).finally(() => asked.delete(source));
  asked.set(source, known);
  return known;
}

const NOTHING: Told = { known: null, error: null };

/** A tool, and what it says of an asset. */
export function useTool(name: string, source: string | undefined): Told {
  const [told, setTold] = useState(NOTHING);
  useEffect(() => {
    setTold(NOTHING);
    if (source === undefined) return;
    let current = true;
    toolsFor(source).then(
      (tools) => current && setTold({ known: tools.find((tool) => tool.name === name) ?? null, error: null }),
      (error: unknown) => current && setTold({ known: null, error: sentence(error) }),
    );
    return () => {
      current = false;
    };
  }, [name, source]);
  return told;
}

/**
 * What a person reads before they begin: why not, or what will come of it and how long it takes.
 * @param promise what stays as it is
 */
export function about({ known, error }: Told, promise: string): string {
  if (error !== null) return error;
  if (!known) return strings.tools.looking;
  if (known.why_not) return known.why_not;
  return `${known.summary} ${formatWait(known.seconds ?? 0)}. ${promise}`;
}
