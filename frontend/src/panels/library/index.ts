export { whenInspected } from "./assets";
export { ASSET_TYPE } from "./drag";
export { LibraryPanel, type LibraryPanelProps } from "./LibraryPanel";
