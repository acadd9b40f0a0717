"""Frames as the memory that encoders take and compositors draw into."""

from __future__ import annotations

import av
import numpy as np

from editor.compositor.kernels import Bytes


def blank_frame(width: int, height: int) -> av.VideoFrame:
    """Return a frame in YUV 4:2:0 whose memory `frame_planes` opens; its pixels are undefined."""
    return av.VideoFrame(width, height, "yuv420p")


def frame_planes(frame: av.VideoFrame) -> tuple[Bytes, Bytes, Bytes]:
    """Return the frame's own memory as three writable planes; rows may be longer than the picture."""
    luma, u, v = (
        np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)
        for plane in frame.planes
    )
    return luma, u, v


def frame_rgba(frame: av.VideoFrame) -> Bytes:
    """Return the picture of a frame in RGBA (height, width, 4)."""
    return np.asarray(frame.to_ndarray(), np.uint8)


def rgba_frame(picture: Bytes) -> av.VideoFrame:
    """Return a copy of RGBA (height, width, 4) as a frame."""
    return av.VideoFrame.from_ndarray(picture, format="rgba")
