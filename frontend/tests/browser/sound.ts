/**
 * The mixer alone, for a test that compares what it plays with what the film has: the real score, decoder and voices, on
 * conformance documents, as fast as it goes. `window.mix(name, samples, gain, limiter)`, mastered so, answers with 32-bit
 * floats, left and right by turns, as base64.
 */

import { layMastering, readLimiter } from "../../src/playback/mastering";
import { MediaFiles } from "../../src/playback/media";
import { SAMPLE_RATE } from "../../src/playback/samples";
import { isRetimed } from "../../src/playback/sound";
import { openSound } from "../../src/playback/sound-source";
import { Voice } from "../../src/playback/voice";
import { loadDocument } from "../../src/timeline/load";
import { evaluateSound } from "../../src/timeline/sound";

declare global {
  interface Window {
    mix?: (name: string, samples: number, gain: number, limiter: string | null) => Promise<string>;
  }
}

window.mix = async (name, samples, gain, limiter) => {
  const folder = `/conformance/${name}`;
  const film = loadDocument(await (await fetch(`${folder}/document.json`)).json());
  const files = new MediaFiles(async (source, retiming) => {
    const { speed, reversed } = retiming ?? { speed: 0, reversed: false };
    const path = retiming ? `/retimed/${speed}/${reversed ? "back" : "on"}/${source}` : `${folder}/${source}`;
    return new URL(path, location.href).href;
  });
  const context = new OfflineAudioContext(2, samples, SAMPLE_RATE);
  const master = new GainNode(context);
  master.connect(context.destination);
  layMastering(master.gain, { gain, limiter: limiter ? await readLimiter(limiter) : null }, 0, 0);
  for (const clip of evaluateSound(film)) {
    const voice = new Voice(context, master, clip, 0);
    const { first, last, ahead } = voice.place;
    const media = await files.get(film.assets[clip.asset]?.source ?? "", isRetimed(clip) ? clip : null);
    const source = await openSound(media, context);
    if (!source) throw new Error(`The sound of ${clip.clip} cannot be decoded.`);
    for await (const stretch of source.stretches(Math.max(0, first + ahead), last + ahead))
      voice.hand(stretch);
  }
  const mixed = await context.startRendering();
  files.close();
  const both = new Float32Array(2 * samples);
  for (const side of [0, 1]) {
    for (const [place, value] of mixed.getChannelData(side).entries()) both[2 * place + side] = value;
  }
  return base64(new Uint8Array(both.buffer));
};

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
