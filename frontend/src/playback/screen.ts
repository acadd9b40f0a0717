/** The surface that frames are drawn on, and the way of pictures onto it. WebGL, or software where there is none. */

import type {
  Canvas,
  CanvasKit,
  GrDirectContext,
  Image,
  ImageInfo,
  Surface,
  TextureSource,
} from "canvaskit-wasm";
import wasm from "canvaskit-wasm/bin/canvaskit.wasm?url";
import { later } from "../lib/later";

const canvasKit = later(() => import("canvaskit-wasm"));

type Box = readonly [left: number, top: number, width: number, height: number];

export type Pixels = VideoFrame | HTMLVideoElement | ImageBitmap;

/**
 * Nothing that is drawn needs more than WebGL 2 has of its own. CanvasKit would ask for all there is (its option not to
 * does nothing), which takes a processor that draws in place of a graphics card more than a second.
 */
function askForNoExtensions(canvas: HTMLCanvasElement): void {
  const context = canvas.getContext("webgl2", {
    alpha: true,
    depth: true,
    stencil: true,
    antialias: false,
    preserveDrawingBuffer: true,
  });
  if (context) context.getSupportedExtensions = () => [];
}

export class Screen {
  private surface: Surface | null = null;
  private readonly context: GrDirectContext | null;
  private scratch: HTMLCanvasElement | null = null;
  private readonly rooms = new Map<string, Surface>();

  constructor(
    readonly canvasKit: CanvasKit,
    private readonly canvas: HTMLCanvasElement,
  ) {
    askForNoExtensions(canvas);
    const handle = canvasKit.GetWebGLContext(canvas, { antialias: 0, preserveDrawingBuffer: 1 });
    this.context = handle > 0 ? canvasKit.MakeWebGLContext(handle) : null;
  }

  /** What to draw on; null before the first `resize`. */
  get target(): Surface | null {
    return this.surface;
  }

  /** Make the picture so many pixels large. Returns whether that changed anything. */
  resize(width: number, height: number): boolean {
    if (this.surface && this.canvas.width === width && this.canvas.height === height) return false;
    this.surface?.delete();
    this.canvas.width = width;
    this.canvas.height = height;
    const { canvasKit } = this;
    this.surface = this.context
      ? canvasKit.MakeOnScreenGLSurface(this.context, width, height, canvasKit.ColorSpace.SRGB)
      : canvasKit.MakeSWCanvasSurface(this.canvas);
    return true;
  }

  /** Pixels as an image that this screen can draw; null when there are none yet. The caller deletes it. */
  upload(pixels: Pixels): Image | null {
    if (!this.surface) return null;
    // Skia's types do not know VideoFrame yet; WebGL takes it as it takes a video element.
    if (this.context) return this.surface.makeImageFromTextureSource(pixels as unknown as TextureSource);
    const { width, height } = sizeOf(pixels);
    if (width === 0 || height === 0) return null;
    this.scratch ??= document.createElement("canvas");
    this.scratch.width = width;
    this.scratch.height = height;
    this.scratch.getContext("2d", { willReadFrequently: true })?.drawImage(pixels, 0, 0);
    return this.canvasKit.MakeImageFromCanvasImageSource(this.scratch);
  }

  /** Whether the last row of what `upload` gives is spoilt: WebGL mixes it with the padding of the coded picture. */
  spoils(pixels: Pixels): boolean {
    return this.context !== null && isPadded(pixels);
  }

  /** The image with the row before the last one in place of the last. The caller deletes it. */
  mended(image: Image): Image {
    const width = image.width();
    const height = image.height();
    return this.paint(width, height, (canvas) => {
      this.copy(canvas, image, [0, 0, width, height - 1], [0, 0, width, height - 1]);
      this.copy(canvas, image, [0, height - 2, width, 1], [0, height - 1, width, 1]);
    });
  }

  /** The same picture as this screen keeps pictures: premultiplied. The caller deletes it. */
  copied(image: Image): Image {
    const box: Box = [0, 0, image.width(), image.height()];
    return this.paint(image.width(), image.height(), (canvas) => this.copy(canvas, image, box, box));
  }

  /** The image turned clockwise by a multiple of 90 degrees. The caller deletes it. */
  turned(image: Image, rotation: 90 | 180 | 270): Image {
    const width = image.width();
    const height = image.height();
    const lying = rotation !== 180;
    return this.paint(lying ? height : width, lying ? width : height, (canvas) => {
      canvas.translate((lying ? height : width) / 2, (lying ? width : height) / 2);
      canvas.rotate(rotation, 0, 0);
      this.copy(canvas, image, [0, 0, width, height], [-width / 2, -height / 2, width, height]);
    });
  }

  /**
   * The image at half its size: each pixel the mean of a box of 2 x 2. Linear sampling between four texels is that
   * mean; the last box of an odd side repeats what is there. The caller deletes it.
   * @param spoilt the last row is not to be used (of an image with even sides)
   */
  halved(image: Image, spoilt = false): Image {
    const width = Math.ceil(image.width() / 2);
    const height = Math.ceil(image.height() / 2);
    return this.paint(width, height, (canvas) => {
      const { Clamp } = this.canvasKit.TileMode;
      const { FilterMode, MipmapMode, Matrix } = this.canvasKit;
      const shader = image.makeShaderOptions(
        Clamp,
        Clamp,
        FilterMode.Linear,
        MipmapMode.None,
        Matrix.scaled(0.5, 0.5),
      );
      const paint = new this.canvasKit.Paint();
      paint.setShader(shader);
      paint.setBlendMode(this.canvasKit.BlendMode.Src);
      canvas.drawPaint(paint);
      paint.delete();
      shader.delete();
      if (spoilt) this.copy(canvas, image, [0, 2 * height - 2, 2 * width, 1], [0, height - 1, width, 1]);
    });
  }

  close(): void {
    for (const room of this.rooms.values()) room.delete();
    this.rooms.clear();
    this.surface?.delete();
    this.surface = null;
    this.context?.delete();
  }

  /** Copy a rectangle (left, top, width, height) of an image; linear where the size changes. */
  private copy(canvas: Canvas, image: Image, from: Box, to: Box): void {
    const { FilterMode, MipmapMode, XYWHRect } = this.canvasKit;
    const mode = from[2] === to[2] ? FilterMode.Nearest : FilterMode.Linear;
    canvas.drawImageRectOptions(image, XYWHRect(...from), XYWHRect(...to), mode, MipmapMode.None);
  }

  private paint(width: number, height: number, draw: (canvas: Canvas) => void): Image {
    const room = this.room(width, height);
    const canvas = room.getCanvas();
    canvas.clear(this.canvasKit.TRANSPARENT);
    canvas.save();
    draw(canvas);
    canvas.restore();
    room.flush();
    return room.makeImageSnapshot();
  }

  /** A surface off the screen, kept for the next picture of the same size. */
  private room(width: number, height: number): Surface {
    const name = `${width}x${height}`;
    const known = this.rooms.get(name);
    if (known) return known;
    const { canvasKit } = this;
    const info: ImageInfo = {
      width,
      height,
      colorType: canvasKit.ColorType.RGBA_8888,
      alphaType: canvasKit.AlphaType.Premul,
      colorSpace: canvasKit.ColorSpace.SRGB,
    };
    const made = this.context
      ? canvasKit.MakeRenderTarget(this.context, info)
      : canvasKit.MakeSurface(width, height);
    if (!made) throw new Error("The graphics memory is used up.");
    this.rooms.set(name, made);
    return made;
  }
}

/** Whether the coded picture is larger than what is shown of it, as 1080 rows are coded as 1088. */
function isPadded(pixels: Pixels): boolean {
  return (
    "visibleRect" in pixels &&
    pixels.visibleRect !== null &&
    pixels.codedHeight > pixels.visibleRect.height &&
    pixels.visibleRect.height > 2
  );
}

function sizeOf(pixels: Pixels): { readonly width: number; readonly height: number } {
  if ("videoWidth" in pixels) return { width: pixels.videoWidth, height: pixels.videoHeight };
  if ("displayWidth" in pixels) return { width: pixels.displayWidth, height: pixels.displayHeight };
  return pixels;
}

/** Load the graphics library (once a page) and make a screen of a canvas. */
export async function openScreen(canvas: HTMLCanvasElement): Promise<Screen> {
  library ??= loadLibrary();
  try {
    return new Screen(await library, canvas);
  } catch (error) {
    library = null;
    throw error;
  }
}

let library: Promise<CanvasKit> | null = null;

/** Throws a TypeError where the line is down; CanvasKit itself would give up for good then, so it gets a local copy. */
async function loadLibrary(): Promise<CanvasKit> {
  const [{ default: open }, answer] = await Promise.all([canvasKit(), fetch(wasm)]);
  if (!answer.ok) throw new TypeError(`The graphics library could not be fetched (${answer.status}).`);
  const copy = URL.createObjectURL(await answer.blob());
  try {
    return await open({ locateFile: () => copy });
  } finally {
    URL.revokeObjectURL(copy);
  }
}
