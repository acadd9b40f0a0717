/** A clip that sounds: its samples, each in its place, through its gain and its pan, on any audio context. */

import type { Line, SoundClip } from "../timeline/frame";
import { isLevel, valueAt } from "../timeline/lines";
import { FLICKS_PER_SECOND, toSeconds } from "../timeline/time";
import { type Placement, placementOf, SAMPLE_RATE } from "./samples";
import type { Stretch } from "./sound-source";

/** The time of a context, in its samples, at which the film's sample 0 sounds or would have sounded. */
export type Zero = number;

/** A hair of a sample: a time that is a rounding error early is that sample's own. */
const HAIR = 1 / 2 ** 17 / SAMPLE_RATE;

export class Voice {
  readonly place: Placement;
  private readonly gain: GainNode;
  private readonly panner: StereoPannerNode;
  private readonly nodes = new Set<AudioBufferSourceNode>();
  private silent = false;

  /** @param out what the voice is added to */
  constructor(
    private readonly context: BaseAudioContext,
    out: AudioNode,
    private current: SoundClip,
    private readonly zero: Zero,
  ) {
    this.place = placementOf(current);
    // Whatever a source has, from here on it has two channels, mixed as the film's are.
    this.gain = new GainNode(context, { channelCount: 2, channelCountMode: "explicit" });
    this.panner = new StereoPannerNode(context);
    this.gain.connect(this.panner).connect(out);
    this.shape();
  }

  get clip(): SoundClip {
    return this.current;
  }

  get stopped(): boolean {
    return this.silent;
  }

  /** The same stretch of sound under other lines. */
  become(clip: SoundClip): void {
    this.current = clip;
    this.shape();
  }

  /** Put a stretch of the source where it belongs; what has passed already, or is no part of the clip, is left out. */
  hand({ buffer, first }: Stretch): void {
    const { length } = buffer;
    const { place } = this;
    const passed = Math.ceil(this.context.currentTime * SAMPLE_RATE) - this.zero;
    const begin = Math.max(first - place.ahead, place.first, passed);
    const end = Math.min(first + length - place.ahead, place.last);
    if (end <= begin || this.silent) return;
    const node = this.context.createBufferSource();
    const skipped = begin + place.ahead - first;
    const when = Math.max(0, (this.zero + begin) / SAMPLE_RATE - HAIR);
    node.connect(this.gain);
    node.buffer = this.part(buffer, skipped, end - begin);
    node.start(when);
    this.nodes.add(node);
    node.onended = () => this.nodes.delete(node);
  }

  silence(): void {
    this.silent = true;
    for (const node of this.nodes) node.stop();
    this.nodes.clear();
    this.panner.disconnect();
  }

  /** A cut to the sample: offsets in seconds are not. */
  private part(buffer: AudioBuffer, from: number, count: number): AudioBuffer {
    const cut = this.context.createBuffer(buffer.numberOfChannels, count, buffer.sampleRate);
    for (let channel = 0; channel < buffer.numberOfChannels; channel++)
      cut.copyToChannel(buffer.getChannelData(channel).subarray(from, from + count), channel);
    return cut;
  }

  private shape(): void {
    this.follow(this.gain.gain, this.current.envelope);
    this.follow(this.panner.pan, this.current.pan);
  }

  /** Lay a line over the context's time, from now on. */
  private follow(parameter: AudioParam, line: Line): void {
    const now = this.context.currentTime;
    const start = this.zero / SAMPLE_RATE + toSeconds(this.current.start);
    const passed = Math.max(0, Math.round((now - start) * FLICKS_PER_SECOND));
    parameter.cancelScheduledValues(0);
    parameter.setValueAtTime(valueAt(line, passed), now);
    if (isLevel(line)) return;
    for (const [at, value] of line) {
      const time = start + toSeconds(at);
      if (time > now) parameter.linearRampToValueAtTime(value, time);
    }
  }
}
