/** A person's assets in the page: fetched once, kept fresh by events. Shared by every panel. */
import { create } from "zustand";
import { HttpError, sentence } from "../../lib/http";
import { live } from "../../lib/live";
import type { Asset } from "../../lib/shapes";
import { deleteAsset, examineAgain, getAsset, listAssets, renameAsset } from "../../lib/studio";

interface Assets {
  /** `null` until they are here. */
  assets: readonly Asset[] | null;
  error: string | null;
}

export const useAssets = create<Assets>(() => ({ assets: null, error: null }));

/** Fetch all. */
export async function loadAssets(): Promise<void> {
  try {
    useAssets.setState({ assets: await listAssets(), error: null });
  } catch (thrown) {
    useAssets.setState({ error: sentence(thrown) });
  }
}

/** Put an asset where it was, or at the front. Hidden ones are not the library's. */
export function putAsset(asset: Asset): void {
  if (asset.hidden) return;
  useAssets.setState(({ assets }) => {
    const known = assets ?? [];
    const there = known.some(({ id }) => id === asset.id);
    return {
      assets: there ? known.map((entry) => (entry.id === asset.id ? asset : entry)) : [asset, ...known],
    };
  });
}

function drop(id: string): void {
  useAssets.setState(({ assets }) => ({ assets: assets?.filter((asset) => asset.id !== id) ?? null }));
}

async function refresh(id: string): Promise<void> {
  try {
    putAsset(await getAsset(id));
  } catch (thrown) {
    if (thrown instanceof HttpError && thrown.status === 404) drop(id);
  }
}

export async function rename(asset: Asset, name: string): Promise<void> {
  putAsset(await renameAsset(asset.id, name));
}

/** Put an asset into the bin. Raises HttpError. */
export async function remove(asset: Asset): Promise<void> {
  await deleteAsset(asset.id);
  drop(asset.id);
}

/** Have a file examined again that could not be read, or its missing previews made. Raises HttpError. */
export async function examine(asset: Asset): Promise<void> {
  putAsset(await examineAgain(asset.id));
}

/** Save an asset's file as it was uploaded. */
export function downloadOriginal(asset: Asset): void {
  const link = document.createElement("a");
  link.href = asset.urls.original ?? "";
  link.download = asset.name;
  link.click();
}

/** An asset that was uploaded a moment ago, as soon as it has been inspected. Raises HttpError. */
export async function inspectedAsset(id: string): Promise<Asset> {
  const asset = await getAsset(id);
  putAsset(asset);
  return whenInspected(asset);
}

/** Wait until an asset has been inspected: only then are its size and its length known. */
export function whenInspected(asset: Asset): Promise<Asset> {
  const now = () => useAssets.getState().assets?.find(({ id }) => id === asset.id) ?? asset;
  return new Promise((resolve) => {
    if (now().state !== "processing") return resolve(now());
    const stop = useAssets.subscribe(() => {
      if (now().state === "processing") return;
      stop();
      resolve(now());
    });
  });
}

let followers = 0;
let leave: () => void = () => undefined;

/** Fetch, and follow what changes, for as long as anybody wants it. Returns the way to stop. */
export function followAssets(): () => void {
  followers += 1;
  if (followers === 1) {
    void loadAssets();
    // An inspection that has to wait says so; the asset's own events come only when it is over.
    const delayed = live().listen("job", {
      event: ({ data: { kind, state, note, subject } }) => {
        if (kind === "inspect" && state === "queued" && note) void refresh(String(subject));
      },
      missed: () => undefined,
    });
    const followed = live().listen("asset", {
      event: ({ id, data }) => (data.state === "deleted" ? drop(id) : void refresh(id)),
      missed: ({ id }) => void (id ? refresh(id) : loadAssets()),
    });
    leave = () => {
      followed();
      delayed();
    };
  }
  return () => {
    followers -= 1;
    if (followers === 0) leave();
  };
}
