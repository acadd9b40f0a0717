/** The sound of an asset as stretches of samples: decoded on the way where the browser can, else as a whole. */

import { AudioBufferSink, type Input } from "mediabunny";
import type { OpenMedia } from "./media";
import { SAMPLE_RATE } from "./samples";

/** Decoding starts so many seconds earlier than what is wanted: codecs need a run-up to sound right. */
const RUN_UP = 0.25;

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
  // The first of several, as in the film.
  const [track] = await input.getAudioTracks();
  if (!track || !(await track.canDecode())) return null;
  const sink = new AudioBufferSink(track);
  return {
    async *stretches(first, last) {
      const from = Math.max(0, first / SAMPLE_RATE - RUN_UP);
      for await (const { buffer, timestamp } of sink.buffers(from, last / SAMPLE_RATE))
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
