/** A clip's moving pictures by WebCodecs: reads on while playing, and when scrubbing the latest wish wins. */

import type { Input, VideoSample, VideoSampleSink } from "mediabunny";
import { decoding } from "./decoding";

/** A decoded picture that can be uploaded to the screen. Whoever takes it closes it. */
export interface Picture {
  /** Seconds in the source. */
  readonly timestamp: number;
  /** Degrees clockwise by which it has still to be turned. */
  readonly rotation: 0 | 90 | 180 | 270;
  /** Lend the pixels for one upload. */
  use<Result>(upload: (pixels: VideoFrame | HTMLVideoElement) => Result): Result;
  close(): void;
}

export interface VideoReader {
  /** Say which moment of the source is shown now, in seconds, and how fast it runs: 0 stands, -1 goes backwards. */
  want(seconds: number, speed: number): void;
  /** The newest picture that is due and has not been taken yet, or null. */
  take(): Picture | null;
  /** Whether what was taken last is the picture of the moment that is wanted. */
  readonly settled: boolean;
  close(): void;
}

/** The source cannot be shown. The message is a sentence. */
export class UnplayableMedia extends Error {}

/** Why a clip cannot be shown here, in one sentence. */
export function reasonOf(error: unknown): string {
  return error instanceof UnplayableMedia
    ? error.message
    : "The video could not be read. Reload the page to try again.";
}

/** Decode this many pictures ahead of the one that is shown. */
const AHEAD = 6;
/** Up to so many seconds it is quicker to decode on than to seek. */
const NEAR = 1;
/** Seconds are no whole flicks: what is this near is the same. (Whoever asks has added what stamps are trusted to.) */
const EPSILON = 1e-6;

export class DecodedReader implements VideoReader {
  private target = 0;
  private speed = 0;
  private closed = false;
  private ended = false;
  private queue: VideoSample[] = [];
  private stream: AsyncGenerator<VideoSample, void, unknown> | null = null;
  /** The first picture after a seek is shown even if the wish has moved on: scrubbing must show something. */
  private fresh = false;
  /** A picture that a newer seek has overtaken: better than none while the hand is still moving. */
  private late: VideoSample | null = null;
  /** The earliest moment that can be shown without another seek. */
  private reach = 0;
  /** The stamp of the newest decoded picture. */
  private head = Number.NEGATIVE_INFINITY;
  private wake: (() => void) | null = null;

  private constructor(
    private readonly sink: VideoSampleSink,
    private readonly arrived: () => void,
  ) {}

  /**
   * Open a reader of the input's first video track.
   * @param arrived called when a picture may be taken
   * @throws UnplayableMedia when there is no track that this browser decodes
   */
  static async open(
    input: Input,
    arrived: () => void,
    failed: (error: unknown) => void,
  ): Promise<DecodedReader> {
    const track = await input.getPrimaryVideoTrack();
    if (!track) throw new UnplayableMedia("The file of this clip has no video in it.");
    if (!(await track.canDecode()))
      throw new UnplayableMedia("This browser cannot decode the video of this clip; the export can.");
    const { VideoSampleSink } = await decoding();
    const reader = new DecodedReader(new VideoSampleSink(track), arrived);
    reader.run().catch((error: unknown) => {
      if (!reader.closed) failed(error);
    });
    return reader;
  }

  get settled(): boolean {
    const due = this.queue[0] !== undefined && this.queue[0].timestamp <= this.target + EPSILON;
    return !this.mustSeek() && !this.fresh && !due && (this.ended || this.head > this.target + EPSILON);
  }

  want(seconds: number, speed: number): void {
    if (seconds === this.target && speed === this.speed) return;
    this.target = seconds;
    this.speed = speed;
    this.stir();
  }

  take(): Picture | null {
    let due = this.late;
    this.late = null;
    for (;;) {
      const next = this.queue[0];
      if (!next || !(this.fresh || next.timestamp <= this.target + EPSILON)) break;
      this.reach = this.fresh ? Math.min(this.reach, next.timestamp) : next.timestamp;
      this.fresh = false;
      due?.close();
      due = next;
      this.queue.shift();
    }
    if (!due) return null;
    this.stir();
    return new DecodedPicture(due);
  }

  close(): void {
    this.closed = true;
    this.clear();
    this.late?.close();
    this.late = null;
    this.stir();
  }

  private stir(): void {
    this.wake?.();
    this.wake = null;
  }

  private clear(): void {
    for (const sample of this.queue) sample.close();
    this.queue = [];
    void this.stream?.return();
    this.stream = null;
  }

  private mustSeek(): boolean {
    if (!this.stream) return true;
    return this.target + EPSILON < this.reach || (!this.ended && this.target > this.head + NEAR);
  }

  private hungry(): boolean {
    if (this.ended) return false;
    return this.head <= this.target + EPSILON || (this.speed > 0 && this.queue.length < AHEAD);
  }

  private async run(): Promise<void> {
    while (!this.closed) {
      if (this.mustSeek()) this.restart();
      else if (!this.hungry()) {
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
        continue;
      }
      const stream = this.stream;
      const next = await stream?.next();
      if (this.closed || stream !== this.stream) {
        next?.value?.close();
        continue;
      }
      if (!next || next.done) this.ended = true;
      else {
        // A copy of the handle: when a stream is let go, mediabunny closes its last picture even if it was handed out.
        const own = next.value.clone();
        next.value.close();
        this.head = own.timestamp;
        this.queue.push(own);
      }
      this.arrived();
    }
  }

  private restart(): void {
    if (this.fresh && this.queue[0]) {
      this.late?.close();
      this.late = this.queue.shift() ?? null;
    }
    this.clear();
    this.ended = false;
    this.fresh = true;
    this.reach = this.target;
    this.head = this.target - EPSILON;
    this.stream = this.sink.samples(Math.max(0, this.target));
  }
}

class DecodedPicture implements Picture {
  readonly timestamp: number;
  readonly rotation: Picture["rotation"];

  constructor(private readonly sample: VideoSample) {
    this.timestamp = sample.timestamp;
    this.rotation = sample.rotation;
  }

  use<Result>(upload: (pixels: VideoFrame) => Result): Result {
    const frame = this.sample.toVideoFrame();
    try {
      return upload(frame);
    } finally {
      frame.close();
    }
  }

  close(): void {
    this.sample.close();
  }
}
