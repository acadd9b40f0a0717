/** The sound of an asset as stretches of samples: decoded on the way where the browser can, else as a whole. */

import { AudioBufferSink, type Input } from "mediabunny";
import type { OpenMedia } from "./media";

export interface Stretch {
  readonly buffer: AudioBuffer;
  /** Seconds in the source at which the buffer starts. */
  readonly timestamp: number;
}

export interface SoundSource {
  /** The stretches that cover [from, to) seconds of the source, in order; the first may start earlier. */
  stretches(from: number, to: number): AsyncIterable<Stretch>;
}

/** Open an asset's sound; null when it has none that this browser can decode. */
export async function openSound(media: OpenMedia, context: BaseAudioContext): Promise<SoundSource | null> {
  if (!media.input) return decodeWhole(media.url, context);
  const decoded = await decodeOnTheWay(media.input);
  return decoded ?? decodeWhole(media.url, context).catch(() => null);
}

async function decodeOnTheWay(input: Input): Promise<SoundSource | null> {
  const track = await input.getPrimaryAudioTrack();
  if (!track || !(await track.canDecode())) return null;
  const sink = new AudioBufferSink(track);
  return { stretches: (from, to) => sink.buffers(from, to) };
}

async function decodeWhole(url: string, context: BaseAudioContext): Promise<SoundSource | null> {
  const answer = await fetch(url);
  if (!answer.ok) return null;
  const buffer = await context.decodeAudioData(await answer.arrayBuffer());
  return {
    async *stretches(from, to) {
      if (from < buffer.duration && to > 0) yield { buffer, timestamp: 0 };
    },
  };
}
