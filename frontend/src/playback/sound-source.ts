/** The sound of an asset as stretches of samples: decoded on the way where the browser can, else as a whole. */

import type { Input, WrappedAudioBuffer } from "mediabunny";
import { decoding } from "./decoding";
import type { OpenMedia } from "./media";
import { type Piece, Resampler } from "./resampler";
import { SAMPLE_RATE } from "./samples";

/** Decoding starts so many seconds earlier than what is wanted: codecs need a run-up to sound right. */
const RUN_UP = 0.25;
/** Seconds beyond what is wanted: converting a rate looks ahead. */
const LOOK_AHEAD = 0.02;
/** Stamps that are off by less, in seconds, are the container's rounding, not a gap. */
const JITTER = 0.02;

/** Sound at 48 kHz. */
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
  const { AudioBufferSink } = await decoding();
  const sink = new AudioBufferSink(track);
  return {
    async *stretches(first, last) {
      // Before 0, too: that is where an encoder's own run-up lies.
      const from = first / SAMPLE_RATE - RUN_UP;
      yield* atFilmRate(sink.buffers(from, last / SAMPLE_RATE + LOOK_AHEAD));
    },
  };
}

async function* atFilmRate(buffers: AsyncIterable<WrappedAudioBuffer>): AsyncIterable<Stretch> {
  let resampler: Resampler | null = null;
  for await (const { buffer, timestamp } of buffers) {
    const { sampleRate: rate, numberOfChannels } = buffer;
    if (rate === SAMPLE_RATE) {
      yield { buffer, first: Math.round(timestamp * SAMPLE_RATE) };
      continue;
    }
    const first = Math.round(timestamp * rate);
    if (!resampler || resampler.rate !== rate || Math.abs(resampler.end - first) > JITTER * rate) {
      yield* stretchOf(resampler?.finish());
      resampler = new Resampler(rate, numberOfChannels, first);
    }
    const channels = Array.from({ length: numberOfChannels }, (_, channel) => buffer.getChannelData(channel));
    yield* stretchOf(resampler.push(channels));
  }
  yield* stretchOf(resampler?.finish());
}

function* stretchOf(piece: Piece | null | undefined): Iterable<Stretch> {
  const length = piece?.channels[0]?.length;
  if (!piece || !length) return;
  const buffer = new AudioBuffer({
    length,
    numberOfChannels: piece.channels.length,
    sampleRate: SAMPLE_RATE,
  });
  for (const [channel, samples] of piece.channels.entries()) buffer.copyToChannel(samples, channel);
  yield { buffer, first: piece.first };
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
