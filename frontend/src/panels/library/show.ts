/** Which assets a search, a kind and an order show. Pure. */
import type { Asset } from "../../lib/shapes";

export type AssetOrder = "newest" | "oldest" | "name" | "largest";
export type AssetKind = "all" | "video" | "image" | "audio";

export function showAssets(
  assets: readonly Asset[],
  search: string,
  kind: AssetKind,
  order: AssetOrder,
): Asset[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = assets.filter(
    (asset) =>
      (kind === "all" || asset.kind === kind) &&
      words.every((word) => asset.name.toLowerCase().includes(word)),
  );
  const compare: Record<AssetOrder, (a: Asset, b: Asset) => number> = {
    newest: (a, b) => Date.parse(b.created) - Date.parse(a.created),
    oldest: (a, b) => Date.parse(a.created) - Date.parse(b.created),
    name: (a, b) => a.name.localeCompare(b.name, "en", { numeric: true, sensitivity: "base" }),
    largest: (a, b) => b.size - a.size,
  };
  return found.sort(compare[order]);
}
