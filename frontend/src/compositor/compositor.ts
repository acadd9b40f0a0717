/**
 * Draws a frame with CanvasKit, layer by layer, over its background: on a WebGL surface in the page, on a software one
 * where there is none. What only has to be laid over what is below is drawn straight away; what something is done to is
 * drawn off the screen first (`cell.ts`). The mirror of `editor/compositor/draw.py`; the effects are the very same texts.
 */

import type { Canvas, CanvasKit, Image, Paint, Surface } from "canvaskit-wasm";
import type { Fonts } from "../timeline/fonts";
import { type Frame, type Layer, matteOf, type PictureLayer } from "../timeline/frame";
import { type Cell, cellOf, contentRegion, needsCell, type Rectangle, type Region } from "./cell";
import { colour } from "./colour";
import { edged, shadowed } from "./edges";
import { EffectShop } from "./effects";
import { drawLabel, Typefaces } from "./glyphs";
import { matted } from "./matting";
import { obscured } from "./obscuring";
import { drawShape } from "./outlines";
import { drawPart, drawPicture, flip } from "./pictures";
import { blendOf, type Desk, painted, rowsOf } from "./pixels";
import { drawText } from "./text";
import { TransitionShop } from "./transitions";

/** Hands the compositor a layer's picture; null where there is none (yet). The picture stays its owner's. */
export type Pictures = (layer: PictureLayer) => Image | null;

export interface Compositor {
  /** Draw a frame of the surface's size and show it. */
  draw(frame: Frame, pictures: Pictures): void;
  /** Give back what was made; the surface is not touched. */
  delete(): void;
}

const PLACEHOLDER_FILL = "#2b2f38";
const PLACEHOLDER_INK = "#aab1bd";

/** A compositor that draws on one surface, with these fonts. */
export function createCompositor(canvasKit: CanvasKit, surface: Surface, fonts: Fonts): Compositor {
  return new SkiaCompositor({ canvasKit, target: surface }, fonts);
}

class SkiaCompositor implements Compositor {
  private readonly typefaces: Typefaces;
  private readonly effects: EffectShop;
  private readonly transitions: TransitionShop;

  constructor(
    private readonly desk: Desk,
    fonts: Fonts,
  ) {
    this.typefaces = Typefaces.of(desk.canvasKit, fonts);
    this.effects = new EffectShop(desk);
    this.transitions = new TransitionShop(desk);
  }

  draw(frame: Frame, pictures: Pictures): void {
    const { canvasKit, target } = this.desk;
    const canvas = target.getCanvas();
    canvas.clear(colour(canvasKit, frame.background));
    for (const layer of frame.layers) {
      const drawLayer = (on: Canvas, one: Layer) => this.drawLayer(on, frame, one, pictures);
      if (layer.kind === "transition") this.transitions.draw(canvas, layer, drawLayer);
      else drawLayer(canvas, layer);
    }
    target.flush();
  }

  delete(): void {
    this.effects.delete();
    this.transitions.delete();
  }

  private drawLayer(canvas: Canvas, frame: Frame, layer: Layer, pictures: Pictures): void {
    const picture = layer.kind === "video" || layer.kind === "image" ? pictures(layer) : null;
    if (needsCell(layer.look)) this.drawCell(canvas, frame, layer, picture, pictures);
    else if (picture !== null) drawPicture(this.desk, canvas, layer as PictureLayer, picture);
    else this.drawGroup(canvas, layer);
  }

  /** Draw what has no picture; where it is transparent or blended, as one group. */
  private drawGroup(canvas: Canvas, layer: Layer): void {
    const { canvasKit } = this.desk;
    const { blend } = layer.look;
    canvas.save();
    if (layer.opacity < 1 || blend !== "normal") {
      const group = new canvasKit.Paint();
      group.setAlphaf(Math.round(layer.opacity * 255) / 255);
      group.setBlendMode(blendOf(canvasKit, blend));
      canvas.saveLayer(group);
      group.delete();
    }
    canvas.concat(rowsOf(layer.matrix));
    this.drawContent(canvas, layer);
    canvas.restore();
    if (layer.opacity < 1 || blend !== "normal") canvas.restore();
  }

  /** Draw what has no picture in the layer's own units. */
  private drawContent(canvas: Canvas, layer: Layer): void {
    const { canvasKit } = this.desk;
    const paint = this.paint();
    const box = canvasKit.XYWHRect(0, 0, layer.width, layer.height);
    if (layer.kind === "text") {
      flip(canvas, layer, layer.width, layer.height);
      drawText(canvasKit, canvas, layer, this.typefaces);
    } else if (layer.kind === "shape") {
      flip(canvas, layer, layer.width, layer.height);
      drawShape(canvasKit, canvas, layer);
    } else {
      paint.setColor(colour(canvasKit, PLACEHOLDER_FILL));
      canvas.drawRect(box, paint);
      if (layer.kind === "placeholder" && layer.label) {
        paint.setColor(colour(canvasKit, PLACEHOLDER_INK));
        drawLabel(canvas, layer.label, layer.width, layer.height, paint, this.typefaces);
      }
    }
    paint.delete();
  }

  /** Draw a layer's content off the screen, do to it what its look says, and lay it over what is below. */
  private drawCell(
    canvas: Canvas,
    frame: Frame,
    layer: Layer,
    picture: Image | null,
    pictures: Pictures,
  ): void {
    const cell = cellOf(layer);
    const region = contentRegion(layer, cell, frame.width, frame.height);
    if (region === null) return;
    const { look } = layer;
    const [left, top, width, height] = cell.box;
    const box: Rectangle = [left - region.left, top - region.top, width, height];
    const isPicture = layer.kind !== "text" && layer.kind !== "shape";
    const matte = picture && matteOf(layer);
    const mask = matte && pictures(matte);
    // What was taken away is not shown while nobody can say what it was.
    const shown = matte !== null && mask === null ? null : picture;
    let image = this.content(layer, shown, cell, region);
    if (look.hidden.length > 0 && shown !== null) {
      image = obscured(this.desk, this.effects, image, layer as PictureLayer, box);
    }
    if (look.matte !== null && matte !== null && mask !== null) {
      image = matted(this.desk, this.effects, image, this.content(matte, mask, cell, region), look.matte);
    }
    if (look.effects !== null) image = this.effects.affected(image, look.effects, box, isPicture);
    if (look.corner_radius > 0 || look.border !== null) image = edged(this.desk, image, look, box);
    const done = shadowed(this.desk, image, look, region);
    this.lay(canvas, layer, cell, done.region, done.image);
    done.image.delete();
  }

  private content(layer: Layer, picture: Image | null, cell: Cell, region: Region): Image {
    const [width, height] = [region.right - region.left, region.bottom - region.top];
    return painted(this.desk, width, height, (canvas) => {
      canvas.translate(-region.left, -region.top);
      if (picture !== null) {
        const paint = new this.desk.canvasKit.Paint();
        drawPart(this.desk, canvas, layer as PictureLayer, picture, cell.box, paint);
        paint.delete();
      } else {
        canvas.concat(rowsOf(cell.content));
        this.drawContent(canvas, layer);
      }
    });
  }

  private lay(canvas: Canvas, layer: Layer, cell: Cell, region: Region, image: Image): void {
    const { canvasKit } = this.desk;
    const { FilterMode, MipmapMode } = canvasKit;
    const paint = new canvasKit.Paint();
    paint.setAlphaf(layer.opacity);
    paint.setBlendMode(blendOf(canvasKit, layer.look.blend));
    if (cell.isTurned) {
      // A margin of nothing, so that the turned edges are as smooth as what is between them.
      const wide = painted(this.desk, image.width() + 2, image.height() + 2, (room) =>
        room.drawImage(image, 1, 1),
      );
      canvas.save();
      canvas.concat(rowsOf(cell.place));
      const [left, top] = [region.left - 1, region.top - 1];
      canvas.drawImageOptions(wide, left, top, FilterMode.Linear, MipmapMode.None, paint);
      canvas.restore();
      wide.delete();
    } else {
      canvas.drawImage(image, region.left, region.top, paint);
    }
    paint.delete();
  }

  private paint(): Paint {
    const paint = new this.desk.canvasKit.Paint();
    paint.setAntiAlias(true);
    return paint;
  }
}
