"""Sound of any number of channels, in any sample format, is read sample by sample and mixed by its layout's names."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from cloudstudio.sandbox import Report
from media.inspection import Facts
from media.inspection.work import inspect
from media.layouts import down_mix
from media.renditions.work import run as make
from media.samples import SoundSource, nearest_sample
from media.sound_frames import channels
from tests.media_samples import sample

RATE = 48_000
HALF = 0.5**0.5
#: By the name of a WAV file's samples: the format's code, its bits.
STORED = {"u8": (1, 8), "s16": (1, 16), "s24": (1, 24), "s32": (1, 32), "flt": (3, 32), "dbl": (3, 64)}


@pytest.fixture(scope="module")
def report() -> Iterator[Report]:
    with open(os.devnull, "w") as nowhere:
        yield Report(nowhere.fileno())


def choir(count: int, length: int = 2400) -> np.ndarray:
    """Return float64 (count, length): in each channel another whole number of 64ths, which every format holds."""
    steps = (np.arange(length) * 5 + np.arange(count)[:, None] * 11) % 61 - 30
    return steps / 64


def coded(samples: np.ndarray, kind: str) -> bytes:
    """Return samples (channels, n) packed, little endian."""
    packed = samples.T
    if kind in ("flt", "dbl"):
        return packed.astype("<f4" if kind == "flt" else "<f8").tobytes()
    if kind == "u8":
        return (packed * 128 + 128).astype(np.uint8).tobytes()
    bits = STORED[kind][1]
    whole = (packed * 2.0 ** (bits - 1)).astype("<i8")
    return whole.reshape(-1, 1).view(np.uint8)[:, : bits // 8].tobytes()


def wav(path: Path, samples: np.ndarray, kind: str = "s16", mask: int | None = None) -> Path:
    """Write a WAV file; with `mask`, whose bits name its loudspeakers, an extensible one."""
    code, bits = STORED[kind]
    count, body = len(samples), coded(samples, kind)
    tag = code if mask is None else 0xFFFE
    block = count * bits // 8
    form = struct.pack("<HHIIHH", tag, count, RATE, RATE * block, block, bits)
    if mask is not None:
        guid = bytes.fromhex("000000001000800000aa00389b71")
        form += struct.pack("<HHIH", 22, bits, mask, code) + guid
    chunks = b"fmt " + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", len(body)) + body
    path.write_bytes(b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks)
    return path


def heard(path: Path, length: int = 2400) -> np.ndarray:
    source = SoundSource(path)
    samples = np.array(source.read(0, length))
    source.close()
    return samples


def packed_frame(samples: np.ndarray, layout: str) -> av.AudioFrame:
    frame = av.AudioFrame.from_ndarray(
        np.ascontiguousarray(samples.T.reshape(1, -1), np.float64), format="dbl", layout=layout
    )
    frame.sample_rate, frame.pts, frame.time_base = RATE, 0, Fraction(1, RATE)
    return frame


@pytest.mark.parametrize("count", range(1, 25))
def test_every_sample_format_is_read_as_it_is(count: int) -> None:
    samples = choir(count)
    for stored in ("u8", "s16", "s32", "s64", "flt", "dbl"):
        for name in (stored, f"{stored}p"):
            resampler = av.AudioResampler(format=name)
            frames = resampler.resample(packed_frame(samples, f"{count} channels"))
            frames += resampler.resample(None) if name != "dbl" else []
            read = np.concatenate([channels(frame) for frame in frames], axis=1)
            assert {frame.format.name for frame in frames} == {name}
            assert np.array_equal(read, samples), name


@pytest.mark.parametrize("count", range(1, 25))
def test_a_sound_of_any_number_of_channels_is_in_the_film_sample_by_sample(
    count: int, tmp_path: Path, report: Report
) -> None:
    samples = choir(count)
    wanted = down_mix(("NONE",) * count) @ samples
    for kind in STORED:
        path = wav(tmp_path / f"{kind}.wav", samples, kind)
        assert np.allclose(heard(path), wanted, atol=1e-5), kind
        assert inspect(path, report).audio[0].channels == count


def write(path: Path, codec: str, samples: np.ndarray, layout: str, **options: str) -> Path:
    """Write samples (channels, n) as `codec`."""
    with av.open(str(path), "w") as out:
        track = out.add_stream(codec, rate=RATE, layout=layout, options=options)
        size = track.codec_context.frame_size or 960
        for begin in range(0, samples.shape[1], size):
            frame = packed_frame(samples[:, begin : begin + size], layout)
            frame.pts = begin
            resampler = av.AudioResampler(format=track.codec_context.format)
            for ready in resampler.resample(frame):
                out.mux(track.encode(ready))
        out.mux(track.encode(None))
    return path


def tones(count: int, seconds: float = 0.5) -> np.ndarray:
    time = np.arange(round(RATE * seconds)) / RATE
    return np.stack([np.sin(2 * np.pi * (300 + 60 * number) * time) for number in range(count)]) / (4 * count)


@pytest.mark.parametrize(
    ("name", "codec", "layout", "options", "closeness"),
    [
        ("eight.flac", "flac", "7.1", {}, 1e-4),
        ("eight.m4a", "alac", "7.1(wide)", {}, 1e-4),
        ("aac.mp4", "aac", "7.1", {"b": "800000"}, 0.02),
        ("aac.mka", "aac", "7.1", {"b": "800000"}, 0.02),
        ("opus.mka", "libopus", "7.1", {"b": "900000"}, 0.05),
        ("many.mka", "libopus", "16 channels", {"mapping_family": "255", "b": "2000000"}, 0.15),
        ("many.mkv", "pcm_s16le", "12 channels", {}, 5e-4),
        ("deep.mkv", "pcm_s24le", "8 channels", {}, 5e-4),
        ("double.mov", "pcm_f64le", "24 channels", {}, 1e-5),
        ("packed.mov", "pcm_s16be", "9 channels", {}, 1e-4),
    ],
)
def test_many_channels_are_the_same_in_film_waveform_proxy_and_at_another_speed(
    name: str,
    codec: str,
    layout: str,
    options: dict[str, str],
    closeness: float,
    report: Report,
    tmp_path: Path,
) -> None:
    samples = tones(av.AudioLayout(layout).nb_channels)
    path = write(tmp_path / name, codec, samples, layout, **options)
    facts = inspect(path, report)
    names = tuple(channel.name for channel in av.AudioLayout(layout).channels)
    wanted = down_mix(names) @ samples
    out = heard(path, samples.shape[1])
    middle = slice(4000, 20_000)
    assert np.abs(out - wanted)[:, middle].max() < closeness
    assert facts.proxy_reason
    for rendition, more in (("waveform", {}), ("proxy", {}), ("retimed", {"speed": 1000, "reversed": True})):
        made = tmp_path / make(spec(path, rendition, facts, more), tmp_path, report)["file"]
        if rendition == "proxy":
            assert inspect(made, report).audio[0].channels == 2
            near = heard(made, samples.shape[1])
            assert np.sqrt(np.square(near - out)[:, middle].mean()) < 0.02
        if rendition == "retimed":
            length = nearest_sample(facts.duration)
            assert np.abs(heard(made, length)[:, ::-1] - heard(path, length))[:, middle].max() < 1e-3


def spec(path: Path, rendition: str, facts: Facts, options: dict[str, object]) -> dict[str, object]:
    return {
        "path": str(path),
        "rendition": rendition,
        "facts": facts.model_dump(mode="json"),
        "options": options,
    }


MASKS = {
    "2.1": (0xB, ["FL", "FR", "LFE"]),
    "3.0": (0x7, ["FL", "FR", "FC"]),
    "3.1": (0xF, ["FL", "FR", "FC", "LFE"]),
    "4.0": (0x107, ["FL", "FR", "FC", "BC"]),
    "quad": (0x33, ["FL", "FR", "BL", "BR"]),
    "5.0": (0x37, ["FL", "FR", "FC", "BL", "BR"]),
    "5.1": (0x3F, ["FL", "FR", "FC", "LFE", "BL", "BR"]),
    "6.1": (0x70F, ["FL", "FR", "FC", "LFE", "BC", "SL", "SR"]),
    "7.1": (0x63F, ["FL", "FR", "FC", "LFE", "BL", "BR", "SL", "SR"]),
}
GAINS = {"FL": (1, 0), "FR": (0, 1), "FC": (HALF, HALF), "LFE": (0, 0), "BC": (0.5, 0.5)}
GAINS |= {"BL": (HALF, 0), "SL": (HALF, 0), "BR": (0, HALF), "SR": (0, HALF)}


@pytest.mark.parametrize("layout", MASKS)
def test_every_channel_of_a_layout_is_heard_where_its_name_says(layout: str, tmp_path: Path) -> None:
    mask, names = MASKS[layout]
    for index, name in enumerate(names):
        alone = np.zeros((len(names), 2400))
        alone[index] = 0.5
        sides = heard(wav(tmp_path / "one.wav", alone, "flt", mask))[:, 1000]
        gains = np.array(GAINS[name]) * (0.5 / max(GAINS[name]) if layout == "quad" else 1)
        assert sides == pytest.approx(0.5 * gains, abs=1e-6), name


def test_layouts_that_the_web_has_no_rule_for_get_a_proxy(tmp_path: Path, report: Report) -> None:
    for layout, (mask, names) in MASKS.items():
        facts = inspect(wav(tmp_path / "one.wav", choir(len(names)), "s16", mask), report)
        assert facts.audio[0].layout == layout
        assert facts.browser_playable == (layout in ("quad", "5.1"))
    assert inspect(sample("deep.wav"), report).audio[0].layout == "stereo"


def test_a_layout_in_an_order_of_its_own_is_mixed_by_it_and_crashes_nothing(
    tmp_path: Path, report: Report
) -> None:
    """QuickTime may name each channel: here the centre comes first, then right, then left."""
    samples = np.stack([np.full(2400, level) for level in (0.1, 0.2, 0.4)])
    path = write(tmp_path / "own.mov", "pcm_s16le", samples, "3.0")
    content = bytearray(path.read_bytes())
    _name_channels(content, [3, 2, 1])
    path.write_bytes(content)
    facts = inspect(path, report)
    assert facts.audio[0].layout == "3 channels (FC+FR+FL)"
    for _ in range(3):
        assert heard(path)[:, 1000] == pytest.approx([0.4 + 0.1 * HALF, 0.2 + 0.1 * HALF], abs=1e-3)
    for rendition in ("waveform", "proxy"):
        make(spec(path, rendition, facts, {}), tmp_path, report)


def _name_channels(content: bytearray, labels: list[int]) -> None:
    """Give the `chan` box of a film a description of each channel. Source: Apple, QuickTime File Format."""
    at = content.index(b"chan", content.index(b"moov")) - 4
    size = int.from_bytes(content[at : at + 4], "big")
    body = struct.pack(">IIII", 0, 0, 0, len(labels))
    body += b"".join(struct.pack(">IIfff", label, 0, 0, 0, 0) for label in labels)
    box = struct.pack(">I4s", len(body) + 8, b"chan") + body
    for parent in (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"stsd", b"sowt"):
        place = content.index(parent, content.index(b"moov")) - 4
        longer = int.from_bytes(content[place : place + 4], "big") + len(box) - size
        content[place : place + 4] = longer.to_bytes(4, "big")
    content[at : at + size] = box


def test_names_that_nobody_knows_are_heard_on_both_sides() -> None:
    assert down_mix(("NONE",) * 3).tolist() == [[1, 1, 1], [1, 1, 1]]
    assert down_mix(("NONE",) * 10).tolist() == [[1] * 10] * 2
    assert down_mix(("NONE", "NONE")).tolist() == [[1, 0], [0, 1]]
    assert down_mix(("NONE",) * 4).tolist() == [[0.5, 0, 0.5, 0], [0, 0.5, 0, 0.5]]
    assert down_mix(("NONE",) * 6).tolist() == down_mix(("FL", "FR", "FC", "LFE", "BL", "BR")).tolist()
    assert down_mix(("FR", "FL")).tolist() == [[0, 1], [1, 0]]
    assert down_mix(("FC", "LFE")).tolist() == [[1, 0], [1, 0]]
    assert down_mix(("AMBI0", "AMBI1", "AMBI2", "AMBI3")).tolist() == [[0.5, 0.5, 0, 0], [0.5, -0.5, 0, 0]]
