"""High dynamic range to standard: what an HDR film looks like on the canvas, which is sRGB.

Reference white (203 cd/m²) becomes the canvas's white; what is brighter, up to 1000 cd/m², is rolled off so that it
keeps its hue. Sources: ITU-R BT.2100-2 (PQ, HLG, its system gamma), BT.2390-10 section 5.4 (the roll-off), BT.2408-7
(reference white), BT.2087-0 (BT.2020 to BT.709 primaries).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation
from numpy.typing import NDArray

Floats = NDArray[np.float32]

#: AVColorTransferCharacteristic of the two curves (ITU-T H.273 table 3).
CURVES = {16: "pq", 18: "hlg"}
WHITE, PEAK = 203.0, 1000.0  # cd/m²
BRIGHTEST = 10_000.0 / WHITE
TONES, SHADES = 4096, 16_384
BT2020_TO_BT709 = np.array(
    [[1.6605, -0.5876, -0.0728], [-0.1246, 1.1329, -0.0083], [-0.0182, -0.1006, 1.1187]], np.float32
)
BT2020_LUMINANCE = np.array([0.2627, 0.6780, 0.0593], np.float32)
HLG_GAMMA = 1.2


@dataclass(frozen=True)
class Tables:
    """linear: by 16 bit code, light in units of white (PQ) or of the scene (HLG). hlg: whether it is the latter.

    gain: by the square root of the brightest channel over BRIGHTEST, what to multiply with. shade: by display light.
    """

    linear: Floats
    gain: Floats
    shade: NDArray[np.uint8]
    hlg: bool


def hdr_curve(frame: VideoFrame) -> str | None:
    """Return "pq" or "hlg", or None for a frame of standard range."""
    return CURVES.get(int(frame.color_trc))


def to_standard(frame: VideoFrame, width: int | None = None, height: int | None = None) -> NDArray[np.uint8]:
    """Return an HDR frame as sRGB, uint8 (height, width, 3), at its own size or another one; not turned."""
    wide = frame.reformat(
        width=width,
        height=height,
        format="rgb48le",
        src_colorspace=Colorspace.BT2020,
        src_color_range=ColorRange.JPEG if int(frame.color_range) == ColorRange.JPEG else ColorRange.MPEG,
        dst_color_range=ColorRange.JPEG,
        interpolation=Interpolation.AREA if height and frame.height > 2 * height else Interpolation.BICUBIC,
    )
    pixels = np.asarray(wide.to_ndarray(), np.uint16)
    tables = tables_of(CURVES[int(frame.color_trc)])
    if pixels.shape[0] * pixels.shape[1] < WORTH_COMPILING:
        return tone_map(pixels, tables)
    from media.hdr_kernel import tone_map_pixels

    out = np.empty(pixels.shape, np.uint8)
    tone_map_pixels(pixels, tables.linear, tables.gain, tables.shade, tables.hlg, BT2020_TO_BT709, out)
    return out


def to_standard_film(frame: VideoFrame, width: int | None = None, height: int | None = None) -> VideoFrame:
    """Return an HDR frame as BT.709 limited yuv420p: what the editing proxy and the export both show of it."""
    shown = VideoFrame.from_ndarray(to_standard(frame, width, height), format="rgb24")
    film = shown.reformat(format="yuv420p", dst_colorspace=Colorspace.ITU709, dst_color_range=ColorRange.MPEG)
    film.colorspace, film.color_range = Colorspace.ITU709, ColorRange.MPEG
    return film


#: Pixels; for less, the plain way below is done before the compiler would be.
WORTH_COMPILING = 400 * 400


def tone_map(wide: NDArray[np.uint16], tables: Tables) -> NDArray[np.uint8]:
    """Map R'G'B' of BT.2020, uint16 (height, width, 3), to sRGB, uint8. The kernel's plain counterpart."""
    light = tables.linear[wide]
    if tables.hlg:
        luminance = light @ BT2020_LUMINANCE
        light = light * (PEAK / WHITE * luminance ** np.float32(HLG_GAMMA - 1))[..., None]
    light = np.maximum(light @ BT2020_TO_BT709.T, 0)
    brightest = np.sqrt(np.minimum(light.max(axis=-1) / np.float32(BRIGHTEST), 1))
    gain = tables.gain[(brightest * np.float32(TONES - 1) + np.float32(0.5)).astype(np.int32)]
    shown = np.minimum(light * gain[..., None], 1)
    return tables.shade[(shown * np.float32(SHADES - 1) + np.float32(0.5)).astype(np.int32)]


@lru_cache
def tables_of(curve: str) -> Tables:
    """Return the tables for "pq" or "hlg"."""
    codes = np.arange(65_536) / 65_535
    linear = pq_to_light(codes) / WHITE if curve == "pq" else hlg_to_scene(codes)
    tones = (np.arange(TONES) / (TONES - 1)) ** 2 * BRIGHTEST
    gain = np.ones(TONES)
    gain[1:] = roll_off(tones[1:]) / tones[1:]
    light = np.arange(SHADES) / (SHADES - 1)
    shade = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
    return Tables(
        linear.astype(np.float32),
        gain.astype(np.float32),
        np.round(shade * 255).astype(np.uint8),
        curve == "hlg",
    )


_M1, _M2 = 2610 / 16384, 2523 / 4096 * 128
_C1, _C2, _C3 = 3424 / 4096, 2413 / 4096 * 32, 2392 / 4096 * 32


def pq_to_light(code: NDArray[np.float64]) -> NDArray[np.float64]:
    """PQ's EOTF: code 0-1 to cd/m²."""
    power = code ** (1 / _M2)
    return 10_000 * (np.maximum(power - _C1, 0) / (_C2 - _C3 * power)) ** (1 / _M1)


def light_to_pq(light: NDArray[np.float64]) -> NDArray[np.float64]:
    """Its inverse."""
    power = (light / 10_000) ** _M1
    return ((_C1 + _C2 * power) / (1 + _C3 * power)) ** _M2


def hlg_to_scene(code: NDArray[np.float64]) -> NDArray[np.float64]:
    """HLG's inverse OETF: code 0-1 to the light of the scene, 0-1."""
    a, b, c = 0.17883277, 0.28466892, 0.55991073
    return np.where(code <= 0.5, code**2 / 3, (np.exp((code - c) / a) + b) / 12)


def roll_off(light: NDArray[np.float64]) -> NDArray[np.float64]:
    """Map light in units of white, peak and more, to 0-1: BT.2390's curve, a straight line with a Hermite knee."""
    span = light_to_pq(np.array([PEAK, WHITE]))
    source = np.minimum(light_to_pq(light * WHITE) / span[0], 1)
    top = span[1] / span[0]
    knee = 1.5 * top - 0.5
    t = np.clip((source - knee) / (1 - knee), 0, 1)
    spline = (
        (2 * t**3 - 3 * t**2 + 1) * knee + (t**3 - 2 * t**2 + t) * (1 - knee) + (-2 * t**3 + 3 * t**2) * top
    )
    bent = np.where(source < knee, source, spline)
    return np.minimum(pq_to_light(bent * span[0]) / WHITE, 1)
