/** Plays what `evaluateSound` says is heard, a little ahead of time, on the clock of the audio hardware. */

import type { Document } from "../timeline/document";
import { assetOf } from "../timeline/document";
import type { SoundClip } from "../timeline/frame";
import { NORMAL } from "../timeline/sound";
import { layMastering, type Mastering, UNMASTERED } from "./mastering";
import type { MediaFiles } from "./media";
import { Meter } from "./meter";
import { nearestSample, SAMPLE_RATE } from "./samples";
import { openSound, type SoundSource } from "./sound-source";
import { Voice } from "./voice";

/** Seconds of sound that are handed to the audio hardware in advance. */
const AHEAD = 1.5;
/** Milliseconds between two looks at what is due; timers, because frames stop in a hidden tab. */
const LOOK = 150;

export class SoundPlayer {
  private voices = new Map<string, Voice>();
  private readonly started = new WeakSet<Voice>();
  /** Voices whose sound is still being made at their speed. */
  private readonly awaited = new Set<Voice>();
  private readonly sources = new Map<string, Promise<SoundSource | null>>();
  private timer = 0;
  private document: Document | null = null;
  private mastering = UNMASTERED;
  /** Where all voices meet, and become as loud as the film. */
  private readonly mix: GainNode;
  private meter: Meter | null = null;
  /** The sample of the audio clock at which the film's sample 0 sounds. */
  private zero = 0;

  /** @param waiting is told whether a sound that is due is still being made at another speed, or backwards */
  constructor(
    private readonly context: AudioContext,
    private readonly files: MediaFiles,
    private readonly waiting: (waits: boolean) => void,
  ) {
    this.mix = new GainNode(context);
    this.mix.connect(context.destination);
  }

  /** The largest samples of what is heard now, left and right; 1 is full scale. */
  peaks(): readonly [left: number, right: number] {
    this.meter ??= new Meter(this.context, this.mix);
    return this.meter.peaks();
  }

  /** Play as loud as this says, from now on. */
  master(mastering: Mastering): void {
    this.mastering = mastering;
    layMastering(this.mix.gain, mastering, this.zero, this.context.currentTime);
  }

  /** Begin to play at `time` (flicks), at this very moment of the audio clock. */
  start(document: Document, clips: readonly SoundClip[], time: number): void {
    this.stop();
    this.zero = Math.round(this.context.currentTime * SAMPLE_RATE) - nearestSample(time);
    this.master(this.mastering);
    this.update(document, clips);
    this.timer = window.setInterval(() => this.look(), LOOK);
  }

  /** The document has changed while playing: what is the same goes on without a gap. */
  update(document: Document, clips: readonly SoundClip[]): void {
    this.document = document;
    const voices = new Map<string, Voice>();
    for (const clip of clips) {
      const known = this.voices.get(clip.clip);
      this.voices.delete(clip.clip);
      if (known && isSame(known.clip, clip)) {
        voices.set(clip.clip, known);
        known.become(clip);
      } else {
        if (known) this.silence(known);
        voices.set(clip.clip, new Voice(this.context, this.mix, clip, this.zero));
      }
    }
    for (const gone of this.voices.values()) this.silence(gone);
    this.voices = voices;
    this.look();
  }

  /** A source's file has gone, or come back: its voices fall silent, and begin anew with the next change or start. */
  forget(source: string): void {
    for (const key of this.sources.keys()) if (JSON.parse(key)[0] === source) this.sources.delete(key);
    for (const [clip, voice] of this.voices) {
      if (!this.document || assetOf(this.document, voice.clip.asset)?.source !== source) continue;
      this.silence(voice);
      this.voices.delete(clip);
    }
  }

  stop(): void {
    window.clearInterval(this.timer);
    for (const voice of this.voices.values()) this.silence(voice);
    this.voices = new Map();
  }

  private silence(voice: Voice): void {
    voice.silence();
    this.arrived(voice);
  }

  /** Start the voices that are due within the time ahead. */
  private look(): void {
    const now = this.position();
    for (const voice of this.voices.values()) {
      const { first, last } = voice.place;
      if (this.started.has(voice) || last <= now || first > now + AHEAD * SAMPLE_RATE) continue;
      this.started.add(voice);
      this.pump(voice).catch(() => this.silence(voice));
    }
  }

  /** Hand over a clip's stretches one after the other, never further ahead than need be. */
  private async pump(voice: Voice): Promise<void> {
    const { clip, place } = voice;
    if (isRetimed(clip)) {
      this.awaited.add(voice);
      this.waiting(true);
    }
    const source = await this.sourceOf(clip);
    this.arrived(voice);
    if (!source || voice.stopped) return;
    const from = Math.max(place.first, this.position()) + place.ahead;
    for await (const stretch of source.stretches(Math.max(0, from), place.last + place.ahead)) {
      if (voice.stopped) return;
      voice.hand(stretch);
      await this.until(stretch.first - place.ahead - AHEAD * SAMPLE_RATE);
      if (voice.stopped) return;
    }
  }

  private arrived(voice: Voice): void {
    if (this.awaited.delete(voice) && this.awaited.size === 0) this.waiting(false);
  }

  /** The film's sample that sounds now. */
  private position(): number {
    return Math.round(this.context.currentTime * SAMPLE_RATE) - this.zero;
  }

  /** Wait until a sample of the film sounds. */
  private until(sample: number): Promise<void> {
    const wait = ((sample - this.position()) / SAMPLE_RATE) * 1000;
    return wait <= 0 ? Promise.resolve() : new Promise((resolve) => window.setTimeout(resolve, wait));
  }

  private sourceOf(clip: SoundClip): Promise<SoundSource | null> {
    const file = this.document ? assetOf(this.document, clip.asset)?.source : undefined;
    if (file === undefined) return Promise.resolve(null);
    const key = JSON.stringify([file, clip.speed, clip.reversed]);
    const known = this.sources.get(key);
    if (known) return known;
    const opening = this.files
      .get(file, isRetimed(clip) ? clip : null)
      .then((media) => openSound(media, this.context));
    this.sources.set(key, opening);
    opening.catch(() => this.sources.delete(key));
    return opening;
  }
}

/** Whether a clip plays its source otherwise than as it is. */
export function isRetimed(clip: SoundClip): boolean {
  return clip.speed !== NORMAL || clip.reversed;
}

function isSame(a: SoundClip, b: SoundClip): boolean {
  return (
    a.asset === b.asset &&
    a.start === b.start &&
    a.duration === b.duration &&
    a.source_start === b.source_start &&
    a.speed === b.speed &&
    a.reversed === b.reversed
  );
}
