/** The pictures that a frame's layers show: loaded, decoded, reduced as the frame says, and let go when unused. */

import type { Image } from "canvaskit-wasm";
import { clipOf, type Document } from "../timeline/document";
import {
  type Frame,
  type ImageLayer,
  type Layer,
  ownerOf,
  type PictureLayer,
  pictureLayers,
  type VideoLayer,
} from "../timeline/frame";
import { pace } from "../timeline/playing";
import { FLICKS_PER_SECOND, STAMP_ROUNDING } from "../timeline/time";
import { ElementReader } from "./element-reader";
import { GoneMedia } from "./gone-media";
import type { MediaFiles } from "./media";
import type { Screen } from "./screen";
import { StillImages } from "./still-images";
import { DecodedReader, type Picture, type VideoReader } from "./video-reader";

/** The open source of a clip, or of its matte, and what is on the screen of it. */
interface Moving {
  /** The layer that it is of now. */
  clip: string;
  readonly source: string;
  reader: VideoReader | null;
  /** The picture shown now, kept open so that it can be reduced anew when the stage changes its size. */
  picture: Picture | null;
  image: Image | null;
  /** By how much the image was reduced. */
  reduction: number;
  /** The pass of the loop in which it was last asked for. */
  used: number;
  failed: boolean;
}

/** Passes of the loop after which a reader that nobody asked for is closed. */
const PATIENCE = 90;

export class Pictures {
  /** By layer. */
  private readonly moving = new Map<string, Moving>();
  private readonly stills: StillImages;
  private readonly gone = new GoneMedia(PATIENCE);
  /** What was asked for last: says which assets a file belongs to that turns out to be gone. */
  private document: Document | null = null;
  private pass = 0;
  private unsettled = false;
  /** The clips of the frame that was requested last. */
  private shown: ReadonlySet<string> = new Set();
  /** By clip of that frame, the clip whose reader shows the same moment of the same source: perhaps its own. */
  private readonly leads = new Map<string, string>();

  /** @param arrived called when something new can be drawn */
  constructor(
    private readonly screen: Screen,
    private readonly files: MediaFiles,
    private readonly arrived: () => void,
    private readonly failed: (clip: string, error: unknown) => void,
  ) {
    this.stills = new StillImages(screen, files, arrived, (source) => this.lose(source));
  }

  /** The document to evaluate: where a file cannot be shown, a placeholder with the asset's name stands for it. */
  standIn(document: Document): Document {
    return this.gone.standIn(document);
  }

  /** Whether a layer of the last frame still waits for its picture. */
  get waiting(): boolean {
    return this.unsettled;
  }

  /**
   * Say what is shown now, once a pass of the loop, before drawing: a frame of a document that `standIn` gave. `soon` are
   * layers that will be shown next.
   */
  request(document: Document, frame: Frame, soon: readonly PictureLayer[], playing: boolean): void {
    this.pass += 1;
    this.unsettled = false;
    this.document = document;
    this.gone.note(document, frame, this.pass);
    const layers = pictureLayers(frame.layers);
    this.shown = new Set(layers.map((layer) => layer.clip));
    for (const layer of this.follow(layers)) this.wantVideo(document, layer, playing, false);
    for (const layer of layers) {
      if (layer.kind === "image") this.wantImage(document, layer, false);
    }
    for (const layer of soon) {
      if (layer.kind === "video") this.wantVideo(document, layer, false, true);
      else this.wantImage(document, layer, true);
    }
    this.letGo();
  }

  /** The picture of a layer of the frame that was requested last; null while there is none. */
  readonly of = (layer: Layer): Image | null => {
    if (layer.kind === "video")
      return this.moving.get(this.leads.get(layer.clip) ?? layer.clip)?.image ?? null;
    return layer.kind === "image" ? this.stills.get(layer.asset, layer.reduction) : null;
  };

  /** The same in whatever size there is, for small pictures beside the stage. */
  readonly anySize = (layer: Layer): Image | null =>
    layer.kind === "image" ? this.stills.any(layer.asset) : this.of(layer);

  /** A source's file has gone, or come back: what is shown of it is let go, and asked for anew. */
  forget(source: string): void {
    for (const [clip, entry] of this.moving) {
      if (entry.source !== source) continue;
      this.drop(entry);
      this.moving.delete(clip);
    }
    this.stills.forget(source);
    this.gone.forget(source);
  }

  close(): void {
    for (const entry of this.moving.values()) this.drop(entry);
    this.moving.clear();
    this.stills.close();
  }

  /**
   * The video layers that need a reader: one for each moment of a source, the topmost, since a backdrop is the film before
   * it once more. It is reduced no further than any layer that shows it wants.
   */
  private follow(shown: readonly Layer[]): VideoLayer[] {
    const moments = new Map<string, VideoLayer[]>();
    for (const layer of shown) {
      if (layer.kind !== "video") continue;
      const moment = `${layer.source_time}/${layer.asset}`;
      moments.set(moment, [layer, ...(moments.get(moment) ?? [])]);
    }
    this.leads.clear();
    return [...moments.values()].map((layers) => {
      const [lead] = layers as [VideoLayer];
      for (const layer of layers) this.leads.set(layer.clip, lead.clip);
      return { ...lead, reduction: Math.min(...layers.map((layer) => layer.reduction)) };
    });
  }

  private wantImage(document: Document, layer: ImageLayer, early: boolean): void {
    const asset = document.assets[layer.asset];
    if (!asset) return;
    this.stills.request(layer.asset, asset.source, layer.reduction, layer.source_width, this.pass);
    if (!early && this.stills.isLoading(layer.asset)) this.unsettled = true;
  }

  private wantVideo(document: Document, layer: VideoLayer, playing: boolean, early: boolean): void {
    const source = document.assets[layer.asset]?.source;
    if (source === undefined) return;
    const entry = this.entryOf(layer.clip, source);
    entry.used = this.pass;
    const { reader } = entry;
    if (!reader) {
      if (!early && !entry.failed) this.unsettled = true;
      return;
    }
    const clip = clipOf(document, ownerOf(layer));
    const speed = playing && clip?.kind === "video" ? pace(clip.playing) : 0;
    reader.want((layer.source_time + STAMP_ROUNDING) / FLICKS_PER_SECOND, speed);
    const taken = reader.take();
    if (taken) {
      entry.picture?.close();
      entry.picture = taken;
    }
    if (entry.picture && (taken || entry.reduction !== layer.reduction))
      this.show(entry, entry.picture, layer);
    if (!early && !(reader.settled && entry.image)) this.unsettled = true;
  }

  private entryOf(clip: string, source: string): Moving {
    const known = this.moving.get(clip);
    if (known && known.source === source) return known;
    if (known) this.drop(known);
    const inherited = known ? undefined : this.inherit(clip, source);
    if (inherited) return inherited;
    const entry: Moving = {
      clip,
      source,
      reader: null,
      picture: null,
      image: null,
      reduction: 0,
      used: this.pass,
      failed: false,
    };
    this.moving.set(clip, entry);
    this.open(source, (error) => this.fail(entry, error)).then(
      (reader) => {
        if (this.moving.get(entry.clip) === entry) entry.reader = reader;
        else reader.close();
        this.arrived();
      },
      (error: unknown) => this.fail(entry, error),
    );
    return entry;
  }

  /**
   * The reader of a clip of the same source that is not shown any more: behind a cut it goes on where it is, and until
   * it has found its place its picture is a better stand-in than none.
   */
  private inherit(clip: string, source: string): Moving | undefined {
    for (const [other, entry] of this.moving) {
      const isFree = !this.shown.has(entry.clip) && entry.used < this.pass && entry.reader && !entry.failed;
      if (!isFree || entry.source !== source) continue;
      this.moving.delete(other);
      this.moving.set(clip, entry);
      entry.clip = clip;
      return entry;
    }
    return undefined;
  }

  private async open(source: string, failed: (error: unknown) => void): Promise<VideoReader> {
    const media = await this.files.get(source);
    if (media.input) {
      try {
        return await DecodedReader.open(media.input, this.arrived, failed);
      } catch {
        // What mediabunny or WebCodecs do not know, the element may.
      }
    }
    return ElementReader.open(media.url, this.arrived);
  }

  private fail(entry: Moving, error: unknown): void {
    for (const known of this.moving.values()) {
      if (known !== entry) continue;
      entry.failed = true;
      // What fails amid the film keeps its last picture, as in the export.
      if (entry.image === null) this.lose(entry.source);
      this.failed(entry.clip, error);
      this.arrived();
    }
  }

  private lose(source: string): void {
    if (this.document) this.gone.add(this.document, source, this.pass);
  }

  private show(entry: Moving, picture: Picture, layer: VideoLayer): void {
    const { screen } = this;
    let spoilt = false;
    let image = picture.use((pixels) => {
      spoilt = screen.spoils(pixels);
      return screen.upload(pixels);
    });
    if (!image) return;
    const replace = (next: Image) => {
      image?.delete();
      image = next;
    };
    const lying = picture.rotation === 90 || picture.rotation === 270;
    const width = () => (lying ? image?.height() : image?.width()) ?? 0;
    // A proxy is smaller than its source: it is reduced only as far as the frame wants of the source.
    const wanted = layer.source_width / layer.reduction;
    const isEven = image.width() % 2 === 0 && image.height() % 2 === 0;
    if (spoilt && !(isEven && width() / 2 >= wanted)) {
      replace(screen.mended(image));
      spoilt = false;
    }
    while (width() / 2 >= wanted) {
      replace(screen.halved(image, spoilt));
      spoilt = false;
    }
    if (picture.rotation !== 0) replace(screen.turned(image, picture.rotation));
    entry.image?.delete();
    entry.image = image;
    entry.reduction = layer.reduction;
  }

  private letGo(): void {
    for (const [clip, entry] of this.moving) {
      if (this.pass - entry.used <= PATIENCE) continue;
      this.drop(entry);
      this.moving.delete(clip);
    }
    this.stills.letGo(this.pass);
  }

  private drop(entry: Moving): void {
    entry.reader?.close();
    entry.picture?.close();
    entry.image?.delete();
  }
}
