/** Plays what `evaluate_sound` says is heard, a little ahead of time, on the clock of the audio hardware. */

import type { Document } from "../timeline/document";
import type { SoundClip } from "../timeline/frame";
import { isEqual } from "../timeline/operations";
import { FLICKS_PER_SECOND, toSeconds } from "../timeline/time";
import { gainAt } from "./gain";
import type { MediaFiles } from "./media";
import { openSound, type SoundSource, type Stretch } from "./sound-source";

/** Seconds of sound that are handed to the audio hardware in advance. */
const AHEAD = 1.5;
/** Milliseconds between two looks at what is due; timers, because frames stop in a hidden tab. */
const LOOK = 150;

interface Voice {
  clip: SoundClip;
  readonly gain: GainNode;
  readonly nodes: Set<AudioBufferSourceNode>;
  stopped: boolean;
  started: boolean;
}

export class SoundPlayer {
  private voices = new Map<string, Voice>();
  private readonly sources = new Map<string, Promise<SoundSource | null>>();
  private timer = 0;
  private document: Document | null = null;
  /** The audio time at which the timeline's time was `origin`. */
  private begun = 0;
  private origin = 0;

  constructor(
    private readonly context: AudioContext,
    private readonly files: MediaFiles,
  ) {}

  /** Begin to play at `time` (flicks), at this very moment of the audio clock. */
  start(document: Document, clips: readonly SoundClip[], time: number): void {
    this.stop();
    this.begun = this.context.currentTime;
    this.origin = time;
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
        const louder = !isEqual(known.clip.envelope, clip.envelope);
        known.clip = clip;
        if (louder) this.shape(known);
      } else {
        if (known) silence(known);
        voices.set(clip.clip, this.voiceOf(clip));
      }
    }
    for (const gone of this.voices.values()) silence(gone);
    this.voices = voices;
    this.look();
  }

  stop(): void {
    window.clearInterval(this.timer);
    for (const voice of this.voices.values()) silence(voice);
    this.voices = new Map();
  }

  private voiceOf(clip: SoundClip): Voice {
    const gain = this.context.createGain();
    gain.connect(this.context.destination);
    const voice: Voice = { clip, gain, nodes: new Set(), stopped: false, started: false };
    this.shape(voice);
    return voice;
  }

  /** Start the voices that are due within the time ahead. */
  private look(): void {
    const now = this.position();
    for (const voice of this.voices.values()) {
      const { start, duration } = voice.clip;
      if (voice.started || start + duration <= now || start > now + AHEAD * FLICKS_PER_SECOND) continue;
      voice.started = true;
      this.pump(voice).catch(() => silence(voice));
    }
  }

  /** Hand over a clip's stretches one after the other, never further ahead than need be. */
  private async pump(voice: Voice): Promise<void> {
    const source = await this.sourceOf(voice.clip.asset);
    if (!source || voice.stopped) return;
    const { clip } = voice;
    const from = clip.source_start + Math.max(0, this.position() - clip.start);
    const to = clip.source_start + clip.duration;
    for await (const stretch of source.stretches(toSeconds(from), toSeconds(to))) {
      if (voice.stopped) return;
      this.hand(voice, stretch);
      await this.until(this.when(clip, stretch.timestamp) - AHEAD);
      if (voice.stopped) return;
    }
  }

  private hand(voice: Voice, { buffer, timestamp }: Stretch): void {
    const { clip } = voice;
    const first = toSeconds(clip.source_start);
    const last = first + toSeconds(clip.duration);
    // Cut to the clip's own stretch of the source, and to what has not passed already.
    let offset = Math.max(0, first - timestamp);
    let when = this.when(clip, timestamp + offset);
    const missed = this.context.currentTime - when;
    if (missed > 0) {
      offset += missed;
      when += missed;
    }
    const length = Math.min(timestamp + buffer.duration, last) - (timestamp + offset);
    if (length <= 0) return;
    const node = this.context.createBufferSource();
    node.buffer = buffer;
    node.connect(voice.gain);
    node.start(when, offset, length);
    voice.nodes.add(node);
    node.onended = () => voice.nodes.delete(node);
  }

  /** The gain as a line over the audio clock's time, from now on. */
  private shape({ clip, gain }: Voice): void {
    const parameter = gain.gain;
    const now = Math.max(this.context.currentTime, this.begun);
    const at = (place: number) => this.begun + toSeconds(clip.start + place - this.origin);
    const passed = Math.round((now - at(0)) * FLICKS_PER_SECOND);
    parameter.cancelScheduledValues(0);
    parameter.setValueAtTime(gainAt(clip.envelope, Math.max(0, passed)), now);
    for (const [place, value] of clip.envelope) {
      if (at(place) > now) parameter.linearRampToValueAtTime(value, at(place));
    }
  }

  private position(): number {
    return this.origin + Math.round((this.context.currentTime - this.begun) * FLICKS_PER_SECOND);
  }

  /** The audio time at which a moment of the source (seconds) sounds. */
  private when(clip: SoundClip, seconds: number): number {
    return this.begun + seconds - toSeconds(clip.source_start) + toSeconds(clip.start - this.origin);
  }

  private until(time: number): Promise<void> {
    const wait = (time - this.context.currentTime) * 1000;
    return wait <= 0 ? Promise.resolve() : new Promise((resolve) => window.setTimeout(resolve, wait));
  }

  private sourceOf(asset: string): Promise<SoundSource | null> {
    const known = this.sources.get(asset);
    if (known) return known;
    const file = this.document?.assets[asset]?.source;
    if (file === undefined) return Promise.resolve(null);
    const opening = this.files.get(file).then((media) => openSound(media, this.context));
    this.sources.set(asset, opening);
    opening.catch(() => this.sources.delete(asset));
    return opening;
  }
}

function isSame(a: SoundClip, b: SoundClip): boolean {
  return (
    a.asset === b.asset &&
    a.start === b.start &&
    a.duration === b.duration &&
    a.source_start === b.source_start
  );
}

function silence(voice: Voice): void {
  voice.stopped = true;
  for (const node of voice.nodes) node.stop();
  voice.nodes.clear();
  voice.gain.disconnect();
}
