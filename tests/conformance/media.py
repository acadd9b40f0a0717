"""The media of the conformance documents: our own, small, made from formulas."""

import json
import math
import struct
import wave
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from PIL import Image

from editor.timeline.time import FLICKS_PER_SECOND as SECOND


def write_media(name: str, path: Path) -> None:
    """Write one of the files below."""
    WRITERS[name](path)


def _waves(width: int, height: int) -> np.ndarray:
    """Return a smooth colourful RGB picture (height, width, 3) with a grid of hard edges."""
    y, x = np.mgrid[0:height, 0:width]
    red = 128 + 100 * np.sin(x / width * 2 * math.pi)
    green = 128 + 100 * np.cos(y / height * 3 * math.pi)
    blue = 255 * (x + y) / (width + height)
    picture = np.stack([red, green, blue], axis=-1)
    picture[(x // 20 + y // 20) % 5 == 0] *= 0.6
    return picture.astype(np.uint8)


def _photo(path: Path) -> None:
    Image.fromarray(_waves(320, 200)).quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)


def _odd(path: Path) -> None:
    Image.fromarray(_waves(131, 203)).quantize(48, dither=Image.Dither.NONE).save(path, optimize=True)


def _logo(path: Path) -> None:
    """A ring with soft edges on nothing."""
    y, x = np.mgrid[0:96, 0:96]
    radius = np.hypot(x - 47.5, y - 47.5)
    alpha = np.clip(40 - radius, 0, 1) * np.clip(radius - 20, 0, 1)
    picture = np.zeros((96, 96, 4), np.uint8)
    picture[..., 0], picture[..., 1], picture[..., 2] = 255, 140 + x, 40
    picture[..., 3] = np.rint(255 * alpha)
    Image.fromarray(picture).save(path, optimize=True)


def _matte(path: Path) -> None:
    """A grey ball with a hair on it, as large as the photo: white stays, its edge is soft, the hair is thin."""
    y, x = np.mgrid[0:200, 0:320]
    ball = np.clip((78 - np.hypot(x - 150, y - 104)) / 5, 0, 1)
    hair = np.clip(1.6 - np.abs(y - 40 - 0.2 * x), 0, 1) * (x > 150)
    grey = np.rint(255 * np.maximum(ball, 0.8 * hair)).astype(np.uint8)
    Image.fromarray(grey).save(path, optimize=True)


def _matte_film(path: Path) -> None:
    """One second of 80x44 grey H.264 at 30 frames/s: a bright disc that goes from the left to the right."""
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=Fraction(30), options={"crf": "12"})
        stream.width, stream.height, stream.pix_fmt = 80, 44, "yuv420p"
        stream.codec_context.thread_count = 1
        stream.codec_context.color_range, stream.codec_context.colorspace = 1, 1
        y, x = np.mgrid[0:44, 0:80]
        for number in range(30):
            disc = np.clip(18 - np.hypot(x - 10 - 2 * number, y - 22), 0, 1)
            picture = np.repeat((255 * disc)[..., None], 3, axis=2)
            out.mux(stream.encode(av.VideoFrame.from_ndarray(_planes(picture), "yuv420p")))
        out.mux(stream.encode(None))


def _green(path: Path) -> None:
    """A soft-edged ball in the colours of skin and cloth before an unevenly lit green wall, its glow on the ball."""
    y, x = np.mgrid[0:120, 0:160]
    light = 1 - 0.25 * np.hypot(x - 60, y - 40) / 160
    wall = np.stack([0 * light, 177 * light, 64 * light], axis=-1)
    radius = np.hypot(x - 80, y - 62)
    ball = np.where((y < 66)[..., None], [224, 172, 140], [60, 70, 150]) * (1 - 0.004 * radius)[..., None]
    ball[..., 1] += np.clip(radius - 30, 0, 15) * 3
    cover = np.clip(46 - radius, 0, 2)[..., None] / 2
    picture = np.clip(ball * cover + wall * (1 - cover), 0, 255).astype(np.uint8)
    Image.fromarray(picture).save(path, optimize=True)


def _clip(path: Path) -> None:
    """One second of 160x90 H.264 at 30 frames/s: a bar that steps five pixels a frame over a gradient."""
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=Fraction(30), options={"crf": "20"})
        stream.width, stream.height, stream.pix_fmt = 160, 90, "yuv420p"
        # One thread, so that the same bytes come out wherever it is made.
        stream.codec_context.thread_count = 1
        stream.codec_context.color_range, stream.codec_context.colorspace = 1, 1
        still = _waves(160, 90)
        for number in range(30):
            picture = still.copy()
            picture[20:70, 5 * number : 5 * number + 10] = 255
            out.mux(stream.encode(av.VideoFrame.from_ndarray(_planes(picture), "yuv420p")))
        out.mux(stream.encode(None))


def _planes(picture: np.ndarray) -> np.ndarray:
    """Return an RGB picture of even sides as BT.709 limited YUV 4:2:0, the planes below each other.

    Reckoned here, since swscale's rounding depends on where in memory a picture lies.
    """
    red, green, blue = np.moveaxis(picture / 255, -1, 0)
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    height, width = luma.shape
    chroma = [(blue - luma) / 1.8556, (red - luma) / 1.5748]
    boxes = [plane.reshape(height // 2, 2, width // 2, 2).mean(axis=(1, 3)) for plane in chroma]
    planes = [16 + 219 * luma, *(128 + 224 * box for box in boxes)]
    samples = np.concatenate([plane.ravel() for plane in planes])
    return np.rint(samples).astype(np.uint8).reshape(height * 3 // 2, width)


def _tone(path: Path) -> None:
    """One second of 440 Hz, 8 kHz, mono."""
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(8000)
        samples = (round(12_000 * math.sin(2 * math.pi * 440 * k / 8000)) for k in range(8000))
        out.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))


def _music(path: Path) -> None:
    """Three seconds of plucked notes, 48 kHz, stereo: the left a little before the right."""
    _write_flac(path, _plucked(overtones=3), "stereo")


def _cleaned(path: Path) -> None:
    """The same notes without their overtones, in an MP4, as a tool writes what it cleaned."""
    _write_flac(path, _plucked(overtones=1), "stereo")


def _plucked(overtones: int) -> np.ndarray:
    at = np.arange(3 * RATE) / RATE
    sides = np.zeros((2, len(at)))
    for note, begin in enumerate(np.arange(0, 3, 0.25)):
        pitch = 220 * 2 ** ((0, 7, 3, 10, 12, 5)[note % 6] / 12)
        for side, late in enumerate((0.0, 0.004)):
            passed = np.maximum(at - begin - late, 0)
            strike = np.minimum(passed / 0.003, 1) * np.exp(-4 * passed)
            tones = (np.sin(2 * math.pi * pitch * (n + 1) * passed) / 2**n for n in range(overtones))
            sides[side] += 0.16 * strike * sum(tones)
    return sides


def _speech(path: Path) -> None:
    """One and a half seconds of a buzz in syllables, 48 kHz, mono: 150 Hz with two formants that wander."""
    at = np.arange(3 * RATE // 2) / RATE
    syllables = np.maximum(np.sin(2 * math.pi * 3.3 * at), 0) ** 0.7
    voice = np.zeros(len(at))
    for harmonic in range(1, 24):
        near = sum(
            np.exp(-(((150 * harmonic - formant) / 220) ** 2))
            for formant in (600 + 200 * np.sin(9 * at), 1700 + 500 * np.sin(5 * at))
        )
        voice += near * np.sin(2 * math.pi * 150 * harmonic * at + harmonic**2)
    _write_flac(path, (0.25 * syllables * voice)[None], "mono")


def _chirp(path: Path) -> None:
    """Two seconds at 44.1 kHz, stereo: from 100 Hz up to 16 kHz on the left, down again on the right."""
    at = np.arange(2 * 44_100) / 44_100
    rise = np.log(160) / 2
    up, down = (np.sin(2 * math.pi * 100 * (np.exp(rise * passed) - 1) / rise) for passed in (at, at[::-1]))
    _write_flac(path, 0.4 * np.stack([up, down]), "stereo", 44_100)


def _surround(path: Path) -> None:
    """One second of 5.1 at 48 kHz: a tone of its own in each channel, those of the sides swelling."""
    _write_flac(path, _choir(6), "5.1")


def _quad(path: Path) -> None:
    """One second of four corners at 48 kHz."""
    _write_flac(path, _choir(4), "quad")


def _coded(path: Path) -> None:
    """The same 5.1 as AAC, with the encoder's run-up before its beginning."""
    with av.open(str(path), "w", format="mp4") as out:
        stream = out.add_stream("aac", rate=RATE, layout="5.1")
        stream.bit_rate = 192_000
        voices = _choir(6).astype(np.float32)
        for first in range(0, RATE, 1024):
            piece = np.ascontiguousarray(voices[:, first : first + 1024])
            frame = av.AudioFrame.from_ndarray(piece, format="fltp", layout="5.1")
            frame.sample_rate, frame.pts = RATE, first
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))


def _choir(voices: int) -> np.ndarray:
    """Return a second of tones, (voices, n), each lower and later at its loudest than the one before."""
    at, number = np.arange(RATE) / RATE, np.arange(voices)[:, None]
    swell = 0.2 + 0.15 * np.sin(2 * math.pi * (at - number / voices))
    return swell * np.sin(2 * math.pi * 880 / (number + 1) * at)


def _write_flac(path: Path, sides: np.ndarray, layout: str, rate: int = 48_000) -> None:
    """Write float samples (channels, n) within [-1, 1] as 16 bits."""
    samples = np.rint(32_767 * np.clip(sides, -1, 1)).astype(np.int16)
    with av.open(str(path), "w") as out:
        stream = out.add_stream("flac", rate=rate, layout=layout)
        packed = np.ascontiguousarray(samples.T.reshape(1, -1))
        frame = av.AudioFrame.from_ndarray(packed, format="s16", layout=layout)
        frame.sample_rate, frame.pts = rate, 0
        out.mux(stream.encode(frame))
        out.mux(stream.encode(None))


def _track(path: Path) -> None:
    """Two subjects of the photo, one half out of it."""
    subjects = {"a": [[0, 60, 40, 130, 120, "seen"]], "b": [[0, 250, 120, 340, 180, "guessed"]]}
    path.write_text(json.dumps({"width": 320, "height": 200, "subjects": subjects}))


def _track_film(path: Path) -> None:
    """A subject that crosses the film, half as large as that, and one that is gone after a while."""
    crossing = [
        [0, 2, 10, 22, 34, "seen"],
        [SECOND // 2, 40, 12, 58, 40, "guessed"],
        [SECOND, 60, 0, 80, 20, "seen"],
    ]
    leaving = [[0, 60, 20, 78, 44, "seen"], [SECOND // 3, 0, 0, 0, 0, "gone"]]
    table = {"width": 80, "height": 45, "step": SECOND // 25, "subjects": {"a": crossing, "b": leaving}}
    path.write_text(json.dumps(table))


RATE = 48_000
WRITERS = {
    "photo.png": _photo,
    "odd.png": _odd,
    "logo.png": _logo,
    "green.png": _green,
    "matte.png": _matte,
    "matte.mp4": _matte_film,
    "track.json": _track,
    "track-film.json": _track_film,
    "clip.mp4": _clip,
    "tone.wav": _tone,
    "music.flac": _music,
    "cleaned.mp4": _cleaned,
    "speech.flac": _speech,
    "chirp.flac": _chirp,
    "surround.flac": _surround,
    "quad.flac": _quad,
    "coded.m4a": _coded,
}
