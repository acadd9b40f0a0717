"""waveform.json: how loud a sound is, for its clips on the timeline."""

from __future__ import annotations

import json
from contextlib import closing
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from cloudstudio.sandbox import Refusal, Report
from media.inspection.facts import FLICKS, AudioFacts, Facts
from media.reading.source import Source
from media.renditions.names import Made
from media.sound_frames import decoded_sound, one_or_two

#: Peaks a second: one for each pixel at a close zoom. Long sounds get fewer, so that the file stays small.
RATE = 100
MOST_PEAKS = 180_000
LOWEST_RATE = 5
#: Sounds are listened to as a whole up to so many samples, all channels together, and so many more for each byte of the
#: file: ten hours of stereo. Of longer ones every so manieth run of RUN packets is.
SAMPLES, SAMPLES_A_BYTE, MOST_SAMPLES = 50_000_000, 100, 3_500_000_000
RUN = 8
#: A peak in whose time no sample lay yet.
UNHEARD = -1


def make(path: Path, facts: Facts, out: Path, report: Report) -> Made:
    """Write `{"rate": peaks a second, "peaks": [0-255, ...]}` of the first sound, from the source's start on."""
    rate = peak_rate(facts.duration)
    count = -(-facts.duration * rate // FLICKS)
    peaks = np.full(count, UNHEARD, np.float32)
    sound = facts.audio[0]
    every = listened_part(sound, path.stat().st_size)
    with closing(Source(path)) as source:
        stream = source.container.streams[sound.stream]
        told = 0.0
        position: int | None = None
        for number, packet in enumerate(source.packets(stream)):
            if number // RUN % every and packet.size:
                continue
            for frame in decoded_sound(packet):
                if position is None or (every > 1 and frame.pts is not None):
                    position = first_sample(frame, facts.start)
                levels = np.abs(one_or_two(frame)).max(axis=0)
                position = add_peaks(peaks, levels, position, frame.sample_rate, rate)
            done = (position or 0) / sound.sample_rate * FLICKS / max(1, facts.duration)
            if done > told + 0.05:
                told = done
                report.progress(done, "Waveform")
    if position is None:
        raise Refusal("No sound in it can be decoded: the file is damaged.")
    peaks = carried_on(peaks) if every > 1 else np.maximum(peaks, 0)
    levels = np.minimum(255, np.round(peaks * 255)).astype(int).tolist()
    (out / "waveform.json").write_text(json.dumps({"rate": rate, "peaks": levels}, separators=(",", ":")))
    return "waveform.json", {"rate": rate, "count": count}


def listened_part(sound: AudioFacts, size: int) -> int:
    """Return of how many runs of packets one is listened to; 1: the whole sound, of a file of `size` bytes."""
    samples = sound.duration * sound.sample_rate * sound.channels // FLICKS
    return max(1, -(-samples // min(MOST_SAMPLES, SAMPLES + SAMPLES_A_BYTE * size)))


def carried_on(peaks: np.ndarray) -> np.ndarray:
    """Return peaks, float32 (n,), in which those that were not heard are as loud as the last that was."""
    heard = np.maximum.accumulate(np.where(peaks >= 0, np.arange(len(peaks)), 0))
    return np.maximum(peaks[heard], 0)


def peak_rate(duration: int) -> int:
    """Return the peaks a second for a sound of that many flicks."""
    return max(LOWEST_RATE, min(RATE, MOST_PEAKS * FLICKS // max(1, duration)))


def first_sample(frame: av.AudioFrame, start: int) -> int:
    """Return which sample of the source a frame begins with; a sound may begin later than the film."""
    base = frame.time_base or Fraction(1, frame.sample_rate)
    return round(((frame.pts or 0) * base - Fraction(start, FLICKS)) * frame.sample_rate)


def add_peaks(peaks: np.ndarray, levels: np.ndarray, position: int, sample_rate: int, rate: int) -> int:
    """Raise the peaks that `levels`, float32 (n,), the samples from `position` on, fall into; return what is next."""
    following = position + len(levels)
    if position < 0:
        levels, position = levels[-position:], 0
    levels = levels[: max(0, len(peaks) * sample_rate // rate - position)]
    if len(levels):
        slots = (position + np.arange(len(levels))) * rate // sample_rate
        begins = np.flatnonzero(np.diff(slots, prepend=slots[0] - 1))
        highest = np.maximum.reduceat(levels, begins)
        np.maximum.at(peaks, slots[begins], np.nan_to_num(highest))
    return following
