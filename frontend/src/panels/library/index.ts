export { inspectedAsset, whenInspected } from "./assets";
export { LibraryPanel, type LibraryPanelProps } from "./LibraryPanel";
export { uploadQueue } from "./uploads";
