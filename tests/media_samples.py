"""Real sample media for every test, made here: `sample("phone.mp4")` is the path of a finished file.

Files are made once and kept in a folder of the machine's temporary files; its name holds a hash of the code
that makes them, so a change here makes them anew. Every moving picture counts its frames: `frame_number(picture)`
reads the number back, whatever the codec did to the colours, so that a test can say "frame 42" and mean it.
"""

from __future__ import annotations

import hashlib
import math
import os
import struct
import tempfile
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

os.environ.setdefault("SVT_LOG", "1")  # the AV1 encoder talks on standard error otherwise

import av
import numpy as np
from PIL import Image, ImageDraw

NTSC = Fraction(30000, 1001)
BITS = 12

_MAKERS: dict[str, Callable[[Path], None]] = {}


def makes(name: str) -> Callable[[Callable[[Path], None]], Callable[[Path], None]]:
    """Register the function that writes the sample `name`."""

    def register(maker: Callable[[Path], None]) -> Callable[[Path], None]:
        _MAKERS[name] = maker
        return maker

    return register


def folder() -> Path:
    """Return the folder where finished samples are kept."""
    code = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("media_*.py")))
    path = Path(tempfile.gettempdir()) / f"cloudstudio-samples-{hashlib.sha256(code).hexdigest()[:12]}"
    path.mkdir(exist_ok=True)
    return path


def sample(name: str) -> Path:
    """Return the path of a sample, made if this machine has not got it yet. KeyError: no such sample."""
    import tests.media_awkward
    import tests.media_broken
    import tests.media_costly
    import tests.media_stills  # noqa: F401  (they register their makers)

    path = folder() / name
    if not path.exists():
        unfinished = folder() / f"{os.getpid()}-{name}"
        _MAKERS[name](unfinished)
        unfinished.replace(path)
    return path


def picture(number: int, width: int, height: int) -> np.ndarray:
    """Return frame `number` of the test film, uint8 (height, width, 3): moving colours, its number in bits.

    The bits are white or black squares on the top edge, the lowest first, between a white and a black guard.
    """
    x, y = np.arange(width), np.arange(height)[:, None]
    frame = np.empty((height, width, 3), np.uint8)
    frame[..., 0] = (x * 255 // width + number * 3) % 256
    frame[..., 1] = np.broadcast_to(y * 200 // height + 20, (height, width))
    frame[..., 2] = 90 + 60 * math.sin(number / 9)
    side = max(4, width // (BITS + 2))
    cells = [1, *((number >> bit) & 1 for bit in range(BITS)), 0]
    for index, cell in enumerate(cells):
        frame[: side // 2 * 2, index * side : (index + 1) * side] = 255 * cell
    ball = (width * (0.5 + 0.3 * math.cos(number / 15)), height * (0.6 + 0.2 * math.sin(number / 15)))
    frame[(x - ball[0]) ** 2 + (y - ball[1]) ** 2 < (height / 8) ** 2] = (240, 200, 40)
    return frame


def frame_number(frame: np.ndarray) -> int:
    """Read the number from a frame of the test film, uint8 (height, width, 3 or 4), at any size, upright."""
    side = max(4.0, frame.shape[1] // (BITS + 2)) if frame.shape[1] >= 200 else frame.shape[1] / (BITS + 2)
    row = int(side // 4)
    bits = [frame[row, int((index + 1.5) * side), :3].mean() > 128 for index in range(BITS)]
    return sum(1 << index for index, bit in enumerate(bits) if bit)


def tone(seconds: float, rate: int = 48_000, channels: int = 2, hertz: float = 440.0) -> np.ndarray:
    """Return float32 (channels, samples): a tone that swells each second, an octave up a channel."""
    time = np.arange(round(seconds * rate)) / rate
    swell = 0.1 + 0.4 * (time % 1)
    return np.stack(
        [swell * np.sin(2 * np.pi * hertz * 2**channel * time) for channel in range(channels)]
    ).astype(np.float32)


def write_film(
    path: Path,
    *,
    seconds: float = 2.0,
    size: tuple[int, int] = (640, 360),
    rate: Fraction | int = 30,
    codec: str = "libx264",
    pixels: str = "yuv420p",
    container: str | None = None,
    options: dict[str, str] | None = None,
    colours: tuple[int, int, int] | None = None,
    rotation: int = 0,
    sample_aspect: Fraction | None = None,
    stamps: Callable[[int], Fraction] | None = None,
    sounds: tuple[tuple[str, np.ndarray, int], ...] = (("aac", tone(2.0), 48_000),),
    start: Fraction = Fraction(0),
    container_options: dict[str, str] | None = None,
    alpha: bool = False,
    first: int = 0,
) -> None:
    """Write the test film.

    rotation: degrees clockwise to show it upright (metadata; the coded picture lies on its side).
    colours: primaries, transfer and matrix as the numbers of ITU-T H.273. stamps: seconds of frame i, for a
    variable rate. sounds: codec, samples (channels, n), rate of each audio stream. start: seconds of the first stamp.
    first: the number that the first frame shows.
    """
    rate = Fraction(rate)
    stamps = stamps or (lambda index: index / rate)
    with av.open(str(path), "w", format=container, container_options=container_options or {}) as out:
        film = out.add_stream(codec, rate=rate, options={"threads": "2", **(options or {})})
        film.width, film.height, film.pix_fmt = *size, pixels
        # AVI and MPEG-2 know only frames.
        clock = 1 / rate if container == "avi" or codec == "mpeg2video" else Fraction(1, 90_000)
        film.codec_context.time_base = clock
        if sample_aspect:
            film.codec_context.sample_aspect_ratio = sample_aspect
        if colours:
            context = film.codec_context
            context.color_primaries, context.color_trc, context.colorspace = colours
            context.color_range = 1
        if rotation:
            film.set_display_rotation(-rotation)
        tracks = []
        for name, samples, sampling in sounds:
            track = out.add_stream(name, rate=sampling, layout="mono" if len(samples) == 1 else "stereo")
            tracks.append((track, samples, sampling))
        index = 0
        while stamps(index) < seconds:
            for packet in film.encode(
                _video_frame(first + index, size, rotation, pixels, alpha, stamps(index) + start, clock)
            ):
                out.mux(packet)
            index += 1
        for packet in film.encode():
            out.mux(packet)
        for track, samples, sampling in tracks:
            _encode_sound(out, track, samples, sampling, start)


def _video_frame(
    index: int, size: tuple[int, int], rotation: int, pixels: str, alpha: bool, at: Fraction, clock: Fraction
) -> av.VideoFrame:
    upright = size[::-1] if rotation % 180 else size
    image = np.rot90(picture(index, *upright), rotation // 90)
    if alpha:
        fade = np.broadcast_to(np.linspace(0, 255, size[0], dtype=np.uint8), image.shape[:2])
        image = np.dstack([image, fade])
    frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(image), format="rgba" if alpha else "rgb24")
    frame = frame.reformat(format=pixels, dst_colorspace="ITU709")
    frame.pts, frame.time_base = round(at / clock), clock
    return frame


def _encode_sound(
    out: av.container.OutputContainer, track: av.AudioStream, samples: np.ndarray, rate: int, start: Fraction
) -> None:
    resampler = av.AudioResampler(
        format=track.codec_context.format, layout=track.codec_context.layout, rate=rate
    )
    for begin in range(0, samples.shape[1], 4800):
        part = np.ascontiguousarray(samples[:, begin : begin + 4800])
        frame = av.AudioFrame.from_ndarray(
            part, format="fltp", layout="mono" if len(samples) == 1 else "stereo"
        )
        frame.sample_rate, frame.pts, frame.time_base = rate, begin + round(start * rate), Fraction(1, rate)
        for ready in resampler.resample(frame):
            out.mux(track.encode(ready))
    out.mux(track.encode(None))


def write_sound(
    path: Path, codec: str, samples: np.ndarray, rate: int, container: str | None = None, **options: str
) -> None:
    """Write samples, float32 (channels, n), as a file of sound alone."""
    with av.open(str(path), "w", format=container) as out:
        layout = "mono" if len(samples) == 1 else "stereo"
        track = out.add_stream(codec, rate=rate, layout=layout, options=options)
        _encode_sound(out, track, samples, rate, Fraction(0))


def logo(size: tuple[int, int] = (640, 360)) -> Image.Image:
    """Return a round logo on a transparent ground, RGBA."""
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    width, height = size
    draw.ellipse((width // 4, height // 8, width * 3 // 4, height * 7 // 8), fill=(20, 120, 220, 255))
    draw.rectangle((width // 3, height // 3, width // 2, height // 2), fill=(255, 255, 255, 160))
    return image


def photo(width: int = 800, height: int = 600, number: int = 0) -> Image.Image:
    """Return an opaque picture, RGB."""
    return Image.fromarray(picture(number, width, height))


# The three files of the first walk through the studio.


@makes("phone.mp4")
def _phone(path: Path) -> None:
    write_film(
        path,
        seconds=4.0,
        size=(1920, 1080),
        rate=NTSC,
        rotation=90,
        container="mp4",
        colours=(1, 1, 1),
        options={"preset": "ultrafast", "crf": "23", "g": "30"},
        sounds=(("aac", tone(4.0, 44_100), 44_100),),
        container_options={"movflags": "faststart"},
    )


@makes("logo.png")
def _logo(path: Path) -> None:
    logo().save(path, "PNG")


@makes("song.mp3")
def _song(path: Path) -> None:
    write_sound(path, "libmp3lame", tone(6.0, 44_100), 44_100, "mp3")


# Moving pictures in every shape.

X265 = {"preset": "ultrafast"}
QUIET_X265 = {**X265, "x265-params": "log-level=none"}
FILMS: dict[str, dict] = {
    "plain.mp4": {"container": "mp4", "container_options": {"movflags": "faststart"}},
    "plain.mov": {"container": "mov"},
    "plain.mkv": {"container": "matroska"},
    "plain.avi": {
        "container": "avi", "codec": "mpeg4", "options": {"bf": "0"},
        "sounds": (("libmp3lame", tone(2.0), 48_000),),
    },
    "plain.webm": {
        "container": "webm", "codec": "libvpx-vp9", "options": {"cpu-used": "8", "deadline": "realtime"},
        "sounds": (("libopus", tone(2.0), 48_000),),
    },
    "av1.mp4": {"container": "mp4", "codec": "libsvtav1", "options": {"preset": "12"}},
    "late.ts": {"container": "mpegts", "start": Fraction(10), "options": {"g": "30"}},
    "hevc.mp4": {"container": "mp4", "codec": "libx265", "options": QUIET_X265},
    "prores.mov": {
        "container": "mov", "codec": "prores_ks", "pixels": "yuv422p10le",
        "sounds": (("pcm_s16le", tone(2.0), 48_000),),
    },
    "prores_alpha.mov": {
        "container": "mov", "codec": "prores_ks", "pixels": "yuva444p10le", "alpha": True, "sounds": (),
        "options": {"profile": "4444"}, "size": (320, 180),
    },
    "alpha.webm": {
        "container": "webm", "codec": "libvpx-vp9", "pixels": "yuva420p", "alpha": True, "sounds": (),
        "options": {"cpu-used": "8", "deadline": "realtime", "auto-alt-ref": "0"}, "size": (320, 180),
    },
    "ten_bit.mp4": {"container": "mp4", "pixels": "yuv420p10le"},
    "hdr.mp4": {
        "container": "mp4", "codec": "libx265", "pixels": "yuv420p10le", "colours": (9, 16, 9),
        "options": {
            **X265, "x265-params": "log-level=none:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc",
        },
    },
    "uhd.mp4": {"container": "mp4", "size": (3840, 2160), "seconds": 0.5, "options": X265, "sounds": ()},
    "vfr.mp4": {
        "container": "mp4", "sounds": (), "seconds": 3.0,
        "stamps": lambda i: Fraction(i, 30) if i < 30 else 1 + Fraction(i - 30, 12),
    },
    "odd.webm": {
        "container": "webm", "codec": "libvpx-vp9", "size": (427, 241), "sounds": (),
        "options": {"cpu-used": "8", "deadline": "realtime"},
    },
    "anamorphic.mp4": {"container": "mp4", "size": (720, 576), "rate": 25, "sample_aspect": Fraction(64, 45)},
    "upside_down.mp4": {"container": "mp4", "rotation": 180},
    "silent.mp4": {"container": "mp4", "sounds": ()},
    "mono.mp4": {"container": "mp4", "sounds": (("aac", tone(2.0, 22_050, 1), 22_050),)},
    "two_sounds.mkv": {
        "container": "matroska",
        "sounds": (("aac", tone(2.0), 48_000), ("aac", tone(2.0, hertz=220), 48_000)),
    },
    "long_sound.mp4": {"container": "mp4", "sounds": (("aac", tone(5.0), 48_000),)},
    "one_frame.mp4": {"container": "mp4", "seconds": 0.01, "sounds": ()},
    "film.mp4": {"container": "mp4", "seconds": 2.5, "rate": Fraction(24000, 1001), "sounds": ()},
}  # fmt: skip

for _name, _arguments in FILMS.items():
    makes(_name)(lambda path, arguments=_arguments: write_film(path, **arguments))

SOUNDS: dict[str, tuple[str, int, int, str]] = {
    "mono.wav": ("pcm_s16le", 44_100, 1, "wav"),
    "deep.wav": ("pcm_s24le", 96_000, 2, "wav"),
    "music.flac": ("flac", 48_000, 2, "flac"),
    "music.m4a": ("aac", 44_100, 2, "ipod"),
    "lossless.m4a": ("alac", 48_000, 2, "ipod"),
    "music.ogg": ("libopus", 48_000, 2, "ogg"),
    "music.aac": ("aac", 44_100, 2, "adts"),
    "music.aiff": ("pcm_s16be", 44_100, 2, "aiff"),
    "music.caf": ("pcm_s16be", 48_000, 2, "caf"),
    "music.ac3": ("ac3", 48_000, 2, "ac3"),
    "music.wma": ("wmav2", 44_100, 2, "asf"),
}

CODED = {"wmav2": {"b": "128000"}}

for _name, (_codec, _rate, _channels, _container) in SOUNDS.items():
    makes(_name)(
        lambda path, codec=_codec, rate=_rate, channels=_channels, container=_container: write_sound(
            path, codec, tone(3.0, rate, channels), rate, container, **CODED.get(codec, {})
        )
    )


def _tagged(path: Path, inner: str) -> None:
    """With an ID3 tag of 210 bytes before it, as taggers write them before anything."""
    body = (b"TIT2" + struct.pack(">I", 6) + b"\0\0\0hello").ljust(200, b"\0")
    path.write_bytes(
        b"ID3\x03\0\0\0\0" + bytes([len(body) >> 7, len(body) & 127]) + body + sample(inner).read_bytes()
    )


def _behind(path: Path, junk: bytes) -> None:
    path.write_bytes(junk + sample("bare.mp3").read_bytes())


makes("bare.mp3")(
    lambda path: write_sound(path, "libmp3lame", tone(2.0), 48_000, "mp3", write_xing="0", id3v2_version="0")
)
LATE = {
    "tagged.flac": lambda path: _tagged(path, "music.flac"),
    "tagged.aac": lambda path: _tagged(path, "music.aac"),
    "zeros.mp3": lambda path: _behind(path, bytes(600)),
    "junk.mp3": lambda path: _behind(path, np.random.default_rng(1).bytes(3001)),
}
for _name, _maker in LATE.items():
    makes(_name)(_maker)


def names() -> list[str]:
    """Return the names of all samples that are whole."""
    from tests.media_stills import PICTURES

    return ["phone.mp4", "logo.png", "song.mp3", *FILMS, *SOUNDS, *PICTURES]
