/** Listens to the mix, both sides of it, without changing it. */

import { peakOf } from "./levels";

/** Samples that are looked at: at 48 kHz 85 ms, more than passes between two frames of a busy page. */
const WINDOW = 4096;

export class Meter {
  private readonly sides: readonly AnalyserNode[];
  private readonly samples = new Float32Array(WINDOW);

  constructor(context: BaseAudioContext, mix: AudioNode) {
    // What has one channel is heard on both sides, and so it is measured.
    const both = new GainNode(context, { channelCount: 2, channelCountMode: "explicit" });
    const splitter = new ChannelSplitterNode(context, { numberOfOutputs: 2 });
    mix.connect(both).connect(splitter);
    this.sides = [0, 1].map((side) => {
      const analyser = new AnalyserNode(context, { fftSize: WINDOW });
      splitter.connect(analyser, side);
      return analyser;
    });
  }

  /** The largest samples of what was heard last, left and right; 1 is full scale. */
  peaks(): readonly [left: number, right: number] {
    const [left = 0, right = 0] = this.sides.map((side) => {
      side.getFloatTimeDomainData(this.samples);
      return peakOf(this.samples);
    });
    return [left, right];
  }
}
