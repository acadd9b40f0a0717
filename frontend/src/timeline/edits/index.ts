/**
 * Edits: what a person does to a timeline, each a pure function from a document to one operation. Null means that there
 * is nothing to do. Nothing is changed here: the operation is applied by whoever asked.
 */

export { addClip } from "./add-clip";
export { addTrack } from "./add-track";
export { alignLayers, distributeLayers } from "./align";
export {
  addCaption,
  importCaptions,
  joinCaptions,
  setCaptionText,
  shiftCaptions,
  splitCaption,
} from "./captions";
export { changeRate } from "./change-rate";
export { closeGaps } from "./close-gaps";
export { cutPauses } from "./cut-pauses";
export { cutWords } from "./cut-words";
export { deleteClips } from "./delete";
export { deleteTrack } from "./delete-track";
export { detachSound } from "./detach-sound";
export { canFreeze, freezeFrame } from "./freeze-frame";
export { insertAsset } from "./insert-asset";
export { insertLayers } from "./insert-layers";
export { insertShape } from "./insert-shape";
export { insertText } from "./insert-text";
export { joinClips, partClips } from "./join";
export { easeKeyframe, toggleKeyframe } from "./keyframe";
export { clearRange, openGap } from "./landing";
export { move, moveAll } from "./move";
export { moveTrack } from "./move-track";
export { beginPassage, endPassage, passageOf } from "./passage-length";

export { copyProperties, pasteProperties } from "./paste-properties";
export { resetProperties } from "./reset-properties";
export { resizeCanvas } from "./resize-canvas";
export { resizeLayers } from "./resize-layers";
export { restack } from "./restack";
export { rippleDelete } from "./ripple-delete";
export { removeCleaned, setCleaned } from "./set-cleaned";
export { setFrame } from "./set-frame";
export { BY_HAND, changePart, hidePart, movePart, showPart, togglePlace } from "./set-hidden";
export { setLayout, swapLayers } from "./set-layout";
export { setLook } from "./set-look";
export { deleteMarkers, setMarker } from "./set-marker";
export { removeMatte, setMatte } from "./set-matte";
export { passageEverywhere, setPassage } from "./set-passage";
export { setProperty } from "./set-property";
export { setLength, setSpeed, stretchEdge } from "./set-speed";
export { setWay, wayOf } from "./set-way";
export { split, splitAll } from "./split";
export { markShots, splitAtShots } from "./split-at-shots";
export { toggleMarker } from "./toggle-marker";
export { trimEdge } from "./trim-edge";
export { trimEnd } from "./trim-end";
export { trimStart } from "./trim-start";
