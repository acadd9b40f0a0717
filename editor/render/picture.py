"""A decoded picture on its way to the compositor: planes of YUV 4:2:0 as the decoder gave them, or RGBA."""

from __future__ import annotations

from dataclasses import dataclass

import av
import numpy as np

from editor.compositor.kernels import Bytes, turn_plane, yuv420_to_rgba
from media.hdr import hdr_curve, to_standard_film

#: FFmpeg's numbers for the matrices (AVColorSpace). What is not here is taken for BT.709.
MATRICES = {4: "fcc", 5: "bt601", 6: "bt601", 7: "smpte240m", 9: "bt2020", 10: "bt2020"}
UNSPECIFIED = 2  # AVColorSpace
FULL_RANGE = 2  # AVColorRange: JPEG

#: Formats whose planes are 8-bit 4:2:0 as they are.
PLANAR = ("yuv420p", "yuvj420p")


@dataclass(frozen=True)
class Planes:
    """YUV 4:2:0, 8 bit. Rows of an array may be longer than the picture; chroma has half the size, rounded up."""

    width: int
    height: int
    luma: Bytes
    u: Bytes
    v: Bytes
    matrix: str = "bt709"
    full_range: bool = False

    @property
    def is_film_colour(self) -> bool:
        """Whether the planes can go into a film without a conversion."""
        return self.matrix == "bt709" and not self.full_range

    def to_rgba(self, out: Bytes | None = None) -> Bytes:
        """Return the picture as opaque RGBA (height, width, 4), written into `out` where given."""
        return yuv420_to_rgba(
            self.luma,
            self.u,
            self.v,
            self.width,
            self.height,
            matrix=self.matrix,
            full_range=self.full_range,
            out=out,
        )


Picture = Planes | Bytes


def read_frame(frame: av.VideoFrame) -> Picture:
    """Return a decoded frame upright: planes where it is 8 or 10-bit 4:2:0, else premultiplied RGBA (h, w, 4).

    The planes are the decoder's own memory, which lives as long as they do.
    """
    quarters = round(-frame.rotation / 90) % 4
    if hdr_curve(frame) is not None:
        # As the browser sees it, too: the editing proxy is made by the same conversion.
        frame = to_standard_film(frame)
    name = frame.format.name
    full_range = name.startswith("yuvj") or int(frame.color_range) == FULL_RANGE
    matrix = _matrix(frame, full_range)
    if name in PLANAR:
        luma, u, v = (_plane(plane, np.uint8) for plane in frame.planes)
    elif name == "yuv420p10le":
        luma, u, v = (_to_8_bits(_plane(plane, np.uint16)) for plane in frame.planes)
    else:
        return _turn_rgba(_to_rgba(frame, matrix, full_range), quarters)
    picture = Planes(frame.width, frame.height, luma, u, v, matrix, full_range)
    if quarters == 0:
        return picture
    if frame.width % 2 or frame.height % 2:
        # Turned, the half-filled chroma block of an odd side would come first.
        return _turn_rgba(picture.to_rgba(), quarters)
    return _turn(picture, quarters)


def _matrix(frame: av.VideoFrame, full_range: bool) -> str:
    """Return the matrix as Chromium takes it: untagged video is BT.709, but in full range BT.601, as a JPEG is."""
    if full_range and int(frame.colorspace) == UNSPECIFIED:
        return "bt601"
    return MATRICES.get(int(frame.colorspace), "bt709")


def _plane(plane: av.video.plane.VideoPlane, kind: type[np.uint8 | np.uint16]) -> np.ndarray:
    return np.frombuffer(memoryview(plane), kind).reshape(plane.height, -1)


def _to_8_bits(plane: np.ndarray) -> Bytes:
    return np.minimum((plane + np.uint16(2)) >> 2, 255).astype(np.uint8)


def _turn(picture: Planes, quarters: int) -> Planes:
    width, height = picture.width, picture.height
    if quarters != 2:
        width, height = height, width
    luma = np.empty((height, width), np.uint8)
    turn_plane(picture.luma, luma, quarters)
    chroma = []
    for plane in (picture.u, picture.v):
        turned = np.empty((height // 2, width // 2), np.uint8)
        turn_plane(plane, turned, quarters)
        chroma.append(turned)
    return Planes(width, height, luma, chroma[0], chroma[1], picture.matrix, picture.full_range)


def _turn_rgba(picture: Bytes, quarters: int) -> Bytes:
    return picture if quarters == 0 else np.ascontiguousarray(np.rot90(picture, -quarters))


def _to_rgba(frame: av.VideoFrame, matrix: str, full_range: bool) -> Bytes:
    """Let swscale convert what the kernels do not know (4:2:2, 4:4:4, RGB, alpha), and premultiply."""
    if frame.format.is_rgb or frame.format.name.startswith(("gray", "pal")):
        picture = frame.to_ndarray(format="rgba")
    else:
        picture = frame.to_ndarray(
            format="rgba",
            src_colorspace=MATRIX_NAMES[matrix],
            src_color_range=2 if full_range else 1,
            dst_color_range=2,
        )
    return premultiply(np.ascontiguousarray(picture, np.uint8))


#: swscale's numbers for the matrices.
MATRIX_NAMES = {"bt709": 1, "fcc": 4, "bt601": 5, "smpte240m": 7, "bt2020": 9}


def premultiply(picture: Bytes) -> Bytes:
    """Return RGBA with its colours times its alpha, rounded; an opaque picture comes back as it is."""
    alpha = picture[..., 3:]
    if alpha.min(initial=255) == 255:
        return picture
    product = picture[..., :3].astype(np.uint16) * alpha + 128
    colours = ((product + (product >> 8)) >> 8).astype(np.uint8)
    return np.concatenate([colours, alpha], axis=2)
