export { CaptionsPanel } from "./CaptionsPanel";
export { openSubtitles, saveSubtitles } from "./files";
