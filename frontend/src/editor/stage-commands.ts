/** Commands of the stage: where layers lie beside and above each other, and how the stage is looked at. */

import { toggleFullScreen } from "../stage/full-screen";
import { newId } from "../timeline/document";
import { alignLayers, distributeLayers, restack } from "../timeline/edits";
import type { Side } from "../timeline/edits/align";
import type { Way } from "../timeline/edits/restack";
import { sequence } from "../timeline/edits/sequence";
import type { Operation } from "../timeline/operations";
import { clipEnd } from "../timeline/timeline-index";
import { transformOf } from "../tools/box";
import { croppable } from "../tools/crop";
import { hideByHand, toHide } from "../tools/hide-by-hand";
import type { Workbench } from "../tools/workbench";
import { editable } from "./actions";
import type { Command, CommandContext } from "./command";

const layers = (bench: Workbench) =>
  editable(bench).filter((id) => transformOf(bench.store.document.clips[id]) !== null);
const hasLayers =
  (least: number) =>
  ({ bench }: CommandContext) =>
    layers(bench).length >= least;

function commit({ store }: Workbench, operation: Operation | null): void {
  if (operation) store.commit(operation);
}

/** The one selected picture, where it is shown now and can be cropped. */
function toCrop({ store, session, player }: Workbench): string | null {
  const [id, ...others] = session.state.selection;
  const clip = id === undefined || others.length > 0 ? null : croppable(store.document, id);
  const { time } = player;
  return id !== undefined && clip && clip.start <= time && time < clipEnd(clip) ? id : null;
}

function order(way: Way, title: string, keys: readonly string[]): Command {
  return {
    id: `stage.${way}`,
    title,
    group: "Stage",
    keys,
    when: hasLayers(1),
    run: ({ bench }) => commit(bench, restack(bench.store.document, layers(bench), way, newId)),
  };
}

function align(side: Side, title: string, key: string): Command {
  return {
    id: `stage.align-${side}`,
    title,
    group: "Stage",
    keys: [key],
    when: hasLayers(1),
    run: ({ bench }) => {
      const { store, player, session } = bench;
      commit(bench, alignLayers(store.document, layers(bench), side, session.state.alignTo, player.time));
    },
  };
}

function distribute(axis: "x" | "y", title: string, key: string): Command {
  return {
    id: `stage.distribute-${axis}`,
    title,
    group: "Stage",
    keys: [key],
    when: hasLayers(3),
    run: ({ bench }) =>
      commit(bench, distributeLayers(bench.store.document, layers(bench), axis, bench.player.time)),
  };
}

export const STAGE_COMMANDS: readonly Command[] = [
  order("forward", "Bring forward", ["PageUp", "Ctrl+]"]),
  order("backward", "Send backward", ["PageDown", "Ctrl+["]),
  order("front", "Bring to the front", ["Shift+PageUp"]),
  order("back", "Send to the back", ["Shift+PageDown"]),
  align("left", "Align left edges", "Alt+A"),
  align("centre", "Align centres across", "Alt+H"),
  align("right", "Align right edges", "Alt+D"),
  align("top", "Align top edges", "Alt+W"),
  align("middle", "Align centres down", "Alt+V"),
  align("bottom", "Align bottom edges", "Alt+S"),
  distribute("x", "Equal distances across", "Alt+Shift+H"),
  distribute("y", "Equal distances down", "Alt+Shift+V"),
  {
    id: "stage.crop",
    title: "Crop on the stage",
    group: "Stage",
    keys: ["Alt+C"],
    when: ({ bench }) => toCrop(bench) !== null,
    run: ({ bench }) => {
      bench.player.pause();
      bench.session.update({ cropping: toCrop(bench) });
    },
  },
  {
    id: "stage.hide",
    title: "Hide a part of the picture",
    group: "Stage",
    when: ({ bench }) => toHide(bench) !== null,
    run: ({ bench }) => {
      const id = toHide(bench);
      bench.session.update({ reveal: "appearance.obscure" });
      if (id !== null) hideByHand(bench, id);
    },
  },
  {
    id: "stage.align-to",
    title: "Align to the canvas, or to the selection",
    group: "Stage",
    run: ({ bench: { session } }) =>
      session.update({ alignTo: session.state.alignTo === "canvas" ? "selection" : "canvas" }),
  },
  {
    id: "stage.centre",
    title: "Centre on the canvas",
    group: "Stage",
    when: hasLayers(1),
    run: ({ bench }) => {
      const { store, player } = bench;
      const centred = (["centre", "middle"] as const).map(
        (side) => (now: typeof store.document) =>
          alignLayers(now, layers(bench), side, "canvas", player.time),
      );
      commit(bench, sequence(store.document, centred));
    },
  },
  {
    id: "stage.safe-areas",
    title: "Safe areas on or off",
    group: "Stage",
    keys: ["Alt+G"],
    run: ({ bench: { session } }) => session.update({ safeAreas: !session.state.safeAreas }),
  },
  {
    id: "stage.full-screen",
    title: "Full screen on or off",
    group: "Stage",
    keys: ["F"],
    run: toggleFullScreen,
  },
];

/** What is offered for a layer, and for the empty stage. */
export const LAYER_MENU: readonly (string | null)[] = [
  "edit.cut",
  "edit.copy",
  "edit.paste",
  "edit.duplicate",
  null,
  "stage.front",
  "stage.forward",
  "stage.backward",
  "stage.back",
  null,
  "stage.centre",
  "stage.crop",
  "preset.swap",
  "clips.group",
  "clips.ungroup",
  null,
  "properties.copy",
  "properties.paste",
  null,
  "edit.delete",
];

export const CANVAS_MENU: readonly (string | null)[] = [
  "edit.paste",
  "edit.select-all",
  null,
  "add.text",
  "add.rectangle",
  "add.ellipse",
  null,
  "stage.safe-areas",
  "stage.full-screen",
];
