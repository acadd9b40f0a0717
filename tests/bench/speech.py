"""`tools.speech`: what is gained where noise is taken from three voices that are 5 dB louder than it, in SI-SDR.

Source: Le Roux et al., "SDR: half-baked or well done?", 2019: the part of what came out that is the voice, against the
rest. `offset` is by how many samples it lies off the recording (the peak of their correlation); `clean` is the SI-SDR
of a voice that had no noise.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import numpy as np

import tests.environment  # noqa: F401  (a data folder of this run's own)
from generation.tools.fetching import fetch_all
from generation.tools.speech import Speech, SpeechParameters
from media.lossless import write_lossless
from media.samples import SAMPLE_RATE, SoundSource
from tests.bench.voices import Voice, voices, with_noise

DECIBELS = 5.0


def bench(weights: Path | None = None) -> dict[str, float]:
    """Return the mean gain by noise, what becomes of a clean voice, the offset, and processor seconds a second."""
    heard = voices()
    with tempfile.TemporaryDirectory(prefix="cloudstudio-bench-") as place:
        folder = weights or Path(place) / "weights"
        fetch_all(folder, Speech.weights)
        began = time.process_time()
        gains = {
            kind: [
                _ratio(voice, _cleaned(noisy, folder, Path(place))) - _ratio(voice, noisy)
                for voice in heard.values()
                for noisy in [with_noise(voice, kind, DECIBELS)]
            ]
            for kind in ("white", "pink", "hum")
        }
        took = time.process_time() - began
        clean = [(voice, _cleaned(voice, folder, Path(place))) for voice in heard.values()]
    seconds = 3 * sum(len(voice) for voice in heard.values()) / SAMPLE_RATE
    return {
        **{f"tools.speech.si_sdr_gain_db.{kind}": float(np.mean(gain)) for kind, gain in gains.items()},
        "tools.speech.clean_si_sdr_db": min(_ratio(voice, made) for voice, made in clean),
        "tools.speech.offset_samples": float(max(abs(_offset(voice, made)) for voice, made in clean)),
        "tools.speech.cpu_s_per_s": took / seconds,
    }


def _cleaned(voice: Voice, weights: Path, place: Path) -> Voice:
    source = place / "source.mp4"
    write_lossless(source, [np.stack([voice, voice])])
    made = Speech().run(source, SpeechParameters(listen=None), weights, place, lambda fraction, note: None)
    return SoundSource(place / made.file).read(0, len(voice))[0]


def _ratio(voice: Voice, heard: Voice) -> float:
    """Return the SI-SDR in dB of what is heard of a voice."""
    wanted, given = voice.astype(np.float64), heard.astype(np.float64)
    part = wanted * (wanted @ given) / (wanted @ wanted)
    return float(10 * np.log10(np.sum(part**2) / np.sum((given - part) ** 2)))


def _offset(voice: Voice, heard: Voice) -> int:
    """Return by how many samples what is heard is late."""
    size = 2 * len(voice)
    alike = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(voice, size)), size)
    place = int(np.argmax(alike))
    return place if place < len(voice) else place - size
