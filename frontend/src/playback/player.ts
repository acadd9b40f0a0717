/**
 * The player owns the frames: one loop that asks the clock for the time, `evaluate` for the frame, the pictures for
 * what has been decoded, and the compositor to draw. React hears only of what changes rarely.
 */

import { type Compositor, createCompositor } from "../compositor/compositor";
import { assetOf, type Document } from "../timeline/document";
import { evaluate } from "../timeline/evaluate";
import type { Fonts } from "../timeline/fonts";
import { type Frame, ownerOf, type PictureLayer, pictureLayers } from "../timeline/frame";
import { sourceTime } from "../timeline/playing";
import { frameAt, frameCount, frameTime, fromSeconds, nearestFrameTime } from "../timeline/time";
import { documentDuration, picturesAt } from "../timeline/timeline-index";
import { Clock, pageTicks } from "./clock";
import { Loudspeaker } from "./loudspeaker";
import type { Mastering } from "./mastering";
import type { MediaFiles } from "./media";
import { Pace } from "./pace";
import { Pictures } from "./pictures";
import type { DocumentSource, PlayerState } from "./player-state";
import type { Screen } from "./screen";
import { Sketcher } from "./sketcher";
import { Tracks } from "./tracks";
import { reasonOf } from "./video-reader";

/** Open the files of clips that will be shown in so many flicks. */
const SOON = fromSeconds(3, 2);
/** A wait shorter than this many milliseconds is not worth a word. */
const PATIENCE = 250;
const FASTEST = 8;

/** What is needed to draw; it comes a moment after the rest, with the graphics library. */
interface Stage {
  readonly screen: Screen;
  readonly fonts: Fonts;
  readonly pictures: Pictures;
  compositor: Compositor | null;
  sketcher: Sketcher | null;
  readonly leaveFonts: () => void;
}

export class Player {
  private readonly clock = new Clock();
  private stage: Stage | null = null;
  private readonly loudspeaker: Loudspeaker;
  /** Where what is hidden of films and pictures is. */
  readonly tracks: Tracks;
  private followed: Document;
  private readonly pace = new Pace();
  private wanted = { width: 1, height: 1 };
  private request = 0;
  private waitingSince: number | null = null;
  private shown: Frame | null = null;
  private shownTime = -1;
  private looped: { readonly start: number | null; readonly end: number | null } | null = null;
  private peeked: number | null = null;
  private current: PlayerState;
  private readonly stateListeners = new Set<() => void>();
  private readonly timeListeners = new Set<(time: number) => void>();
  private readonly drawnListeners = new Set<() => void>();
  private readonly leave: () => void;
  private closed = false;

  constructor(
    private readonly source: DocumentSource,
    private readonly files: MediaFiles,
  ) {
    this.followed = source.document;
    const duration = documentDuration(source.document);
    this.current = { playing: false, rate: 0, duration, waiting: false, preparing: false, unplayable: null };
    this.loudspeaker = new Loudspeaker(files, (preparing) => this.become({ preparing }));
    this.tracks = new Tracks(files.locate, () => this.invalidate());
    this.leave = source.subscribe(() => this.documentChanged());
  }

  /** Begin to draw on a screen, which the player closes in the end. */
  attach(screen: Screen, fonts: Fonts): void {
    const pictures = new Pictures(
      screen,
      this.files,
      () => this.invalidate(),
      (clip, error) => this.become({ unplayable: { clip, reason: reasonOf(error) } }),
    );
    const leaveFonts = fonts.subscribe(() => this.invalidate());
    this.stage = { screen, fonts, pictures, compositor: null, sketcher: null, leaveFonts };
    this.fitScreen();
    this.invalidate();
  }

  /** What React shows of the player. */
  get state(): PlayerState {
    return this.current;
  }

  /** The position in flicks. */
  get time(): number {
    return this.clock.now();
  }

  /** The frame that was drawn last: what a click on the stage can hit. */
  get frame(): Frame | null {
    return this.shown;
  }

  /** The fonts that the stage sets its texts with; null until it is there. */
  get fonts(): Fonts | null {
    return this.stage?.fonts ?? null;
  }

  /** Hear of changes of `state`. */
  subscribe = (listener: () => void): (() => void) => {
    this.stateListeners.add(listener);
    return () => this.stateListeners.delete(listener);
  };

  /** Hear of each position that is shown, in flicks, once a frame. */
  onTime(listener: (time: number) => void): () => void {
    this.timeListeners.add(listener);
    listener(this.time);
    return () => this.timeListeners.delete(listener);
  }

  /** Hear of each frame that was drawn. */
  onDrawn(listener: () => void): () => void {
    this.drawnListeners.add(listener);
    return () => this.drawnListeners.delete(listener);
  }

  /**
   * A small picture of a document that is not on the stage, width x height pixels, with what the stage has decoded of its
   * pictures; null before the stage can draw.
   */
  sketch(document: Document, time: number, width: number, height: number): ImageData | null {
    const { stage } = this;
    const target = stage?.screen.target;
    if (!stage || !target) return null;
    stage.sketcher ??= new Sketcher(stage.screen.canvasKit, target, stage.fonts);
    return stage.sketcher.draw(document, time, width, height, stage.pictures);
  }

  /** The largest samples of what is heard now, left and right; 1 is full scale. */
  peaks(): readonly [left: number, right: number] {
    return this.loudspeaker.peaks();
  }

  /** Draw as many pixels as the stage shows. */
  resize(width: number, height: number): void {
    this.wanted = { width, height };
    this.fitScreen();
    this.invalidate();
  }

  /** Go to a position; while playing, go on from there. */
  seek(time: number): void {
    const { frame_rate } = this.source.document.canvas;
    const to = nearestFrameTime(Math.max(0, time), frame_rate);
    if (this.clock.rate !== 0) this.run(to, this.clock.rate);
    else this.clock.start(to, 0, pageTicks);
    this.invalidate();
  }

  /** Play a stretch again and again; an end that is null is the film's own. Null plays to the end and stops. */
  loop(range: { readonly start: number | null; readonly end: number | null } | null): void {
    this.looped = range;
  }

  /** Show another moment without going there, e.g. while an edge is trimmed; null shows the position again. */
  peek(time: number | null): void {
    if (time === this.peeked) return;
    this.peeked = time;
    this.invalidate();
  }

  /** Stand, and go so many frames on, or back. */
  step(frames: number): void {
    this.pause();
    const { frame_rate } = this.source.document.canvas;
    this.seek(frameTime(Math.max(0, frameAt(this.time, frame_rate) + frames), frame_rate));
  }

  play(): void {
    const atEnd = this.time >= (this.looped ? Math.min(this.lastFrame(), this.loopEnd) : this.lastFrame());
    this.run(atEnd ? (this.looped ? this.loopStart : 0) : this.time, 1);
  }

  pause(): void {
    if (this.clock.rate === 0) return;
    this.loudspeaker.silence();
    const { frame_rate } = this.source.document.canvas;
    const time = this.clock.now();
    this.clock.start(frameTime(frameAt(time, frame_rate), frame_rate), 0, pageTicks);
    this.become({ playing: false, rate: 0 });
    this.invalidate();
  }

  toggle(): void {
    if (this.clock.rate === 0) this.play();
    else this.pause();
  }

  /** J and L: a first press runs, each further one doubles the speed; the other direction begins anew. */
  shuttle(direction: 1 | -1): void {
    const { rate } = this.clock;
    const faster = Math.sign(rate) === direction ? Math.min(Math.abs(rate) * 2, FASTEST) : 1;
    if (direction === -1 && this.time === 0) return;
    if (direction === 1 && rate === 0) this.play();
    else this.run(this.time, direction * faster);
  }

  /** Let the film be heard as loud as this says. */
  master(mastering: Mastering): void {
    this.loudspeaker.master(mastering);
  }

  /** The file of a source was deleted or brought back: show it as it is now, a placeholder or its picture. */
  reopen(source: string): void {
    this.files.forget(source);
    this.tracks.forget(source);
    this.stage?.pictures.forget(source);
    this.loudspeaker.forget(source);
    if (this.clock.rate === 1) this.loudspeaker.update(this.source.document);
    this.become({ unplayable: null });
    this.invalidate();
  }

  close(): void {
    this.closed = true;
    this.leave();
    cancelAnimationFrame(this.request);
    this.loudspeaker.close();
    this.tracks.close();
    this.stage?.leaveFonts();
    this.stage?.sketcher?.close();
    this.stage?.pictures.close();
    this.stage?.compositor?.delete();
    this.stage?.screen.close();
    this.stage = null;
    this.files.close();
  }

  /** The start of the last frame of the film. */
  lastFrame(): number {
    const { frame_rate } = this.source.document.canvas;
    return frameTime(Math.max(0, frameCount(this.state.duration, frame_rate) - 1), frame_rate);
  }

  private get loopStart(): number {
    return this.looped?.start ?? 0;
  }

  /** A loop lasts a frame at the least, however its ends were set. */
  private get loopEnd(): number {
    const frame = frameTime(1, this.source.document.canvas.frame_rate);
    return Math.max(
      Math.min(this.looped?.end ?? this.state.duration, this.state.duration),
      this.loopStart + frame,
    );
  }

  private run(from: number, rate: number): void {
    this.loudspeaker.silence();
    this.clock.start(from, rate, pageTicks);
    this.pace.begin();
    this.become({ playing: true, rate });
    this.invalidate();
    if (rate === 1) void this.runWithSound();
  }

  /** The audio hardware may take a moment, or never come: pictures run at once and change over to its clock. */
  private async runWithSound(): Promise<void> {
    const run = this.current;
    const start = await this.loudspeaker.ready();
    if (this.closed || !this.current.playing || this.clock.rate !== 1 || this.current.rate !== run.rate)
      return;
    const time = this.clock.now();
    this.clock.start(time, 1, start(this.source.document, time));
  }

  private documentChanged(): void {
    const { document } = this.source;
    if (document === this.followed) return;
    this.followed = document;
    this.become({ duration: documentDuration(document) });
    if (this.clock.rate === 1) this.loudspeaker.update(document);
    this.invalidate();
  }

  /** Give the screen the wanted size, or a coarser one while this machine cannot keep up. */
  private fitScreen(): void {
    const { stage } = this;
    const { width, height } = this.wanted;
    const share = this.clock.rate === 0 ? 1 : this.pace.share;
    if (!stage?.screen.resize(Math.ceil(width * share), Math.ceil(height * share))) return;
    if (!stage.screen.target) return;
    stage.compositor?.delete();
    stage.compositor = createCompositor(stage.screen.canvasKit, stage.screen.target, stage.fonts);
    // At once: a resized canvas is empty, and must not be seen so.
    this.draw(this.peeked ?? this.shownPosition());
  }

  private invalidate(): void {
    if (this.request || this.closed) return;
    this.request = requestAnimationFrame(() => {
      this.request = 0;
      this.pass();
    });
  }

  private pass(): void {
    const last = this.lastFrame();
    if (this.looped && this.clock.rate > 0 && this.time >= this.loopEnd)
      this.run(this.loopStart, this.clock.rate);
    else if (this.clock.rate > 0 && this.time >= this.state.duration) this.stopAt(last);
    else if (this.clock.rate < 0 && this.time <= 0) this.stopAt(0);
    const position = this.shownPosition();
    if (this.clock.rate !== 0) this.pace.tick(performance.now());
    this.fitScreen();
    this.draw(this.peeked ?? position);
    if (position !== this.shownTime) {
      this.shownTime = position;
      for (const listener of this.timeListeners) listener(position);
    }
    this.noteWaiting();
    if (this.clock.rate !== 0 || this.waitingSince !== null) this.invalidate();
  }

  private stopAt(time: number): void {
    this.loudspeaker.silence();
    this.clock.start(time, 0, pageTicks);
    this.become({ playing: false, rate: 0 });
  }

  /** The start of the frame that is shown now: the film has no moments in between. */
  private shownPosition(): number {
    const { frame_rate } = this.source.document.canvas;
    return frameTime(frameAt(this.clock.now(), frame_rate), frame_rate);
  }

  private draw(time: number): void {
    const target = this.stage?.screen.target;
    if (!this.stage?.compositor || !target) return;
    const { pictures, compositor, fonts } = this.stage;
    const document = pictures.standIn(this.source.document);
    const frame = evaluate(document, time, target.width(), target.height(), fonts, this.tracks.of(document));
    const soon = this.layersSoon(document, frame, time, fonts);
    pictures.request(document, frame, soon, this.clock.rate === 1);
    compositor.draw(frame, pictures.of);
    this.shown = frame;
    for (const listener of this.drawnListeners) listener();
  }

  /** Pictures that are not shown yet but will be: their files are opened before they are needed. */
  private layersSoon(document: Document, frame: Frame, time: number, fonts: Fonts): readonly PictureLayer[] {
    if (this.clock.rate <= 0) return [];
    const now = new Set(pictureLayers(frame.layers).map((layer) => layer.clip));
    // Mostly the same clips go on, and what they will look like need not be worked out at each frame.
    if (!picturesAt(document, time + SOON).some((id) => !now.has(id))) return [];
    const { width, height } = frame;
    const soon = evaluate(document, time + SOON, width, height, fonts, this.tracks.of(document));
    return pictureLayers(soon.layers).flatMap((layer): PictureLayer[] => {
      if (now.has(layer.clip)) return [];
      if (layer.kind === "image") return [layer];
      const clip = document.clips[ownerOf(layer)];
      if (clip?.kind !== "video") return [];
      return [{ ...layer, source_time: sourceTime(clip, 0, assetOf(document, clip.asset)?.duration) }];
    });
  }

  private noteWaiting(): void {
    if (!this.stage?.pictures.waiting) {
      this.waitingSince = null;
      this.become({ waiting: false });
      return;
    }
    this.waitingSince ??= performance.now();
    if (performance.now() - this.waitingSince > PATIENCE) this.become({ waiting: true });
  }

  private become(change: Partial<PlayerState>): void {
    const keys = Object.keys(change) as (keyof PlayerState)[];
    if (keys.every((key) => this.current[key] === change[key])) return;
    this.current = { ...this.current, ...change };
    for (const listener of this.stateListeners) listener();
  }
}
