/** Deleting an asset: out of sight at once, in the bin; the notice names what shows it, and takes it back. */
import { useState } from "react";
import { sentence } from "../../lib/http";
import type { Asset } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import { bringBack, listUses } from "../../lib/studio";
import { toast } from "../../lib/ui";
import { remove as removeOnServer } from "./assets";
import { sayDeleted } from "./uses";

export function useRemoval() {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const show = (id: string) => setHidden((before) => new Set([...before].filter((entry) => entry !== id)));
  const fail = (error: unknown) => toast({ text: sentence(error), tone: "danger" });
  const remove = async (asset: Asset) => {
    setHidden((before) => new Set(before).add(asset.id));
    try {
      await removeOnServer(asset);
    } catch (error) {
      fail(error);
      return show(asset.id);
    }
    show(asset.id);
    // It is deleted all the same where nobody can say what shows it.
    const uses = await listUses(asset.id).catch(() => []);
    toast({
      text: sayDeleted(asset.name, uses),
      action: { label: strings.common.undo, run: () => void bringBack("asset", asset.id).catch(fail) },
    });
  };
  return { hidden, remove };
}
