/** Sources that are not there, and what stands in their place. The mirror of `editor/render/missing.py`. */

import type { Asset, Document } from "./document";

const NOTHING = { width: 0, height: 0, duration: 0, has_audio: false };

/**
 * The document in which what is `gone` (ids of assets) is of no known size, so that a placeholder with its name stands
 * for it.
 */
export function withPlaceholders(document: Document, gone: ReadonlySet<string>): Document {
  if (gone.size === 0) return document;
  const assets = Object.entries(document.assets).map(([id, asset]): [string, Asset] => [
    id,
    gone.has(id) ? { ...asset, ...NOTHING } : asset,
  ]);
  return { ...document, assets: Object.fromEntries(assets) };
}
