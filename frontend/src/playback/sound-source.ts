/** The sound of an asset as stretches of samples: decoded on the way where the browser can, else as a whole. */

import { AudioBufferSink, type Input } from "mediabunny";
import type { OpenMedia } from "./media";
import { SAMPLE_RATE } from "./samples";

export interface Stretch {
  readonly buffer: AudioBuffer;
  /** The sample of the source, counted at 48 kHz, with which the buffer starts. */
  readonly first: number;
}

export interface SoundSource {
  /** The stretches that cover samples first up to last of the source, in order; they may reach over both. */
  stretches(first: number, last: number): AsyncIterable<Stretch>;
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
  return {
    async *stretches(first, last) {
      for await (const { buffer, timestamp } of sink.buffers(first / SAMPLE_RATE, last / SAMPLE_RATE))
        yield { buffer, first: Math.round(timestamp * SAMPLE_RATE) };
    },
  };
}

async function decodeWhole(url: string, context: BaseAudioContext): Promise<SoundSource | null> {
  const answer = await fetch(url);
  if (!answer.ok) return null;
  const buffer = await context.decodeAudioData(await answer.arrayBuffer());
  return {
    async *stretches(first, last) {
      if (first < buffer.duration * SAMPLE_RATE && last > 0) yield { buffer, first: 0 };
    },
  };
}
