"""The demo film's sounds, synthesised: a slow piece for plucked strings and pads, and waves on a shore."""

from __future__ import annotations

import numpy as np

RATE = 48_000
#: Seconds.
LONG = 26.0
BEAT = 60 / 76
#: Four chords, each two bars of four beats, as MIDI notes: D minor 9, B flat major 7, F, C.
CHORDS = (
    (50, 57, 62, 65, 69, 76),
    (46, 53, 58, 62, 65, 69),
    (41, 53, 57, 60, 64, 69),
    (48, 55, 60, 64, 67, 74),
)
MELODY = (76, 74, 69, 72, 74, 69, 65, 67, 69, 72, 76, 77, 74, 72, 67, 69)


def music() -> np.ndarray:
    """Return the piece as (samples, 2) of -1 to 1."""
    total = int(LONG * RATE)
    mix = np.zeros((total, 2))
    random = np.random.default_rng(1)
    bar = 4 * BEAT
    for number in range(int(LONG / bar) + 1):
        chord = CHORDS[number % 4]
        start = number * bar
        for place, note in enumerate(chord[1:5]):
            _add(mix, start, _pad(note, bar + 1.4), 0.075, -0.5 + place / 3)
        _add(mix, start, _pluck(chord[0] - 12, 3.4, random), 0.42, 0)
        for step in range(8):
            note = chord[(1, 3, 2, 4, 3, 5, 4, 2)[step]]
            _add(mix, start + step * BEAT / 2, _pluck(note, 2.2, random), 0.2, -0.4 + 0.8 * (step % 2))
        if number >= 2:
            for step in range(2):
                note = MELODY[(number * 2 + step) % len(MELODY)] + 12
                _add(mix, start + step * 2 * BEAT, _bell(note, 3.0), 0.11, 0.25)
    mix = _room(mix)
    time = np.arange(total) / RATE
    fade = np.minimum(1, time / 1.2) * np.clip((LONG - time) / 3.2, 0, 1) ** 1.4
    mix *= fade[:, None]
    return mix / np.abs(mix).max() * 0.8


def waves() -> np.ndarray:
    """Return seven seconds of a shore, as (samples, 2)."""
    total = 7 * RATE
    random = np.random.default_rng(2)
    time = np.arange(total) / RATE
    sides = []
    for shift in (0.0, 0.35):
        noise = _low(random.normal(0, 1, total), 900) + 0.35 * _low(random.normal(0, 1, total), 3200)
        swell = 0.25 + 0.75 * np.clip(np.sin(2 * np.pi * (time + shift) / 3.4 - 1.2), 0, 1) ** 1.6
        sides.append(noise * swell)
    mix = np.stack(sides, 1)
    for start, high in ((1.3, 1500), (1.75, 1650), (4.4, 1420)):
        _add(mix, start, _gull(high), 0.05 * np.abs(mix).max() * 6, 0.5)
    edge = np.minimum(1, time / 0.8) * np.minimum(1, (7 - time) / 1.2)
    mix *= np.clip(edge, 0, 1)[:, None]
    return mix / np.abs(mix).max() * 0.55


def _add(mix: np.ndarray, start: float, sound: np.ndarray, level: float, pan: float) -> None:
    first = int(start * RATE)
    part = sound[: max(0, len(mix) - first)]
    angle = (pan + 1) * np.pi / 4
    mix[first : first + len(part)] += part[:, None] * level * np.array([np.cos(angle), np.sin(angle)])


def _hertz(note: float) -> float:
    return 440.0 * 2 ** ((note - 69) / 12)


def _pluck(note: float, seconds: float, random: np.random.Generator) -> np.ndarray:
    """A plucked string by additive decay: the higher a partial, the sooner it is gone."""
    time = np.arange(int(seconds * RATE)) / RATE
    sound = np.zeros_like(time)
    for partial in range(1, 10):
        high = _hertz(note) * partial * (1 + 0.00012 * partial**2)
        if high > 9000:
            break
        decay = np.exp(-time * (1.1 + 0.75 * partial))
        sound += np.sin(2 * np.pi * high * time + random.random()) * decay / partial**1.25
    return sound * np.minimum(1, time / 0.004)


def _pad(note: float, seconds: float) -> np.ndarray:
    time = np.arange(int(seconds * RATE)) / RATE
    sound = np.zeros_like(time)
    for detune in (-0.06, 0, 0.07):
        for partial, level in ((1, 1), (2, 0.35), (3, 0.12)):
            sound += level * np.sin(2 * np.pi * _hertz(note + detune) * partial * time + detune * 40)
    edge = np.clip(np.minimum(time / 1.1, (seconds - time) / 1.4), 0, 1)
    return sound / 3 * edge**1.5


def _bell(note: float, seconds: float) -> np.ndarray:
    time = np.arange(int(seconds * RATE)) / RATE
    high = _hertz(note)
    sound = np.sin(2 * np.pi * high * time + 1.1 * np.exp(-time * 5) * np.sin(2 * np.pi * 2 * high * time))
    return sound * np.exp(-time * 1.7) * np.minimum(1, time / 0.006)


def _gull(high: float) -> np.ndarray:
    time = np.arange(int(0.5 * RATE)) / RATE
    bend = high * (1 + 0.25 * np.sin(np.pi * time / 0.5)) * (1 - 0.25 * time)
    phase = 2 * np.pi * np.cumsum(bend) / RATE
    return (np.sin(phase) + 0.4 * np.sin(2 * phase)) * np.sin(np.pi * time / 0.5) ** 0.7


def _low(sound: np.ndarray, high: float) -> np.ndarray:
    """Return the sound with what lies above `high` hertz taken away gently, in the frequency domain."""
    spectrum = np.fft.rfft(sound)
    at = np.fft.rfftfreq(len(sound), 1 / RATE)
    return np.fft.irfft(spectrum / (1 + (at / high) ** 4) ** 0.5, len(sound))


def _room(mix: np.ndarray) -> np.ndarray:
    """Return the sound in a hall: convolved with two seconds of noise that dies away."""
    random = np.random.default_rng(3)
    time = np.arange(int(2.4 * RATE)) / RATE
    wet = np.zeros_like(mix)
    for side in range(2):
        tail = _low(random.normal(0, 1, len(time)), 4200) * np.exp(-time * 2.6)
        tail /= np.sqrt((tail**2).sum())
        size = len(mix) + len(tail)
        echo = np.fft.irfft(np.fft.rfft(mix[:, side], size) * np.fft.rfft(tail, size), size)
        wet[:, side] = echo[: len(mix)]
    return mix + 0.32 * wet
