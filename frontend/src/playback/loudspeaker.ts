/** The audio hardware: opened for the first sound, and let go when nothing has been heard for a while. */

import type { Document } from "../timeline/document";
import { evaluateSound } from "../timeline/sound";
import { audioTicks, type Ticks } from "./clock";
import { type Mastering, UNMASTERED } from "./mastering";
import type { MediaFiles } from "./media";
import { SAMPLE_RATE } from "./samples";
import { SoundPlayer } from "./sound";

/** The audio hardware is let go after so many milliseconds without a sound: it costs power, and a moment to begin. */
const SOUNDLESS = 10_000;

const SILENCE = [0, 0] as const;

export class Loudspeaker {
  private opened: { readonly context: AudioContext; readonly sound: SoundPlayer } | null = null;
  private mastering = UNMASTERED;
  private rest: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly files: MediaFiles,
    private readonly onPreparing: (preparing: boolean) => void,
  ) {}

  /** Wait for the hardware, which may take a moment or never come, and return what starts the film's sound. */
  async ready(): Promise<(document: Document, time: number) => Ticks> {
    const { context, sound } = this.open();
    clearTimeout(this.rest);
    await context.resume();
    return (document, time) => {
      sound.start(document, evaluateSound(document), time);
      return audioTicks(context);
    };
  }

  /** Go on with a document that has changed. */
  update(document: Document): void {
    this.opened?.sound.update(document, evaluateSound(document));
  }

  /** The file of a source was deleted or brought back. */
  forget(source: string): void {
    this.opened?.sound.forget(source);
  }

  /** Let the film be heard as loud as this says. */
  master(mastering: Mastering): void {
    this.mastering = mastering;
    this.opened?.sound.master(mastering);
  }

  /** The largest samples of what is heard now, left and right; 1 is full scale. */
  peaks(): readonly [left: number, right: number] {
    const { opened } = this;
    return opened?.context.state === "running" ? opened.sound.peaks() : SILENCE;
  }

  silence(): void {
    const { opened } = this;
    if (!opened) return;
    opened.sound.stop();
    clearTimeout(this.rest);
    this.rest = setTimeout(() => void opened.context.suspend(), SOUNDLESS);
  }

  close(): void {
    this.silence();
    clearTimeout(this.rest);
    void this.opened?.context.close();
  }

  private open() {
    if (!this.opened) {
      // Films are mixed at this rate; whatever the hardware's own, the browser converts the mix as a whole.
      const context = new AudioContext({ latencyHint: "interactive", sampleRate: SAMPLE_RATE });
      const sound = new SoundPlayer(context, this.files, this.onPreparing);
      sound.master(this.mastering);
      this.opened = { context, sound };
    }
    return this.opened;
  }
}
