"""Decoded sound as arrays, by a way that cannot crash. Nothing else reads the planes of a frame of a stranger's sound.

PyAV 18.1 counts the planes of a planar frame until it meets a null pointer, which for eight channels and more lies
beyond the end of its table: `AudioFrame.planes` and `to_ndarray` then read wild pointers. And it frees the table of a
layout in an order of its own (as a MOV may have it) twice: once with the frame, once with the frame's `layout`.
"""

from __future__ import annotations

import ctypes
from typing import Any

import av
import numpy as np
from av.audio.plane import AudioPlane
from numpy.typing import NDArray

from media.layouts import down_mix

Samples = NDArray[np.float32]

#: From so many planar channels on PyAV's own way to them is none.
WILD = 8
#: By sample format: how a sample is stored, what silence is, and what full scale is.
_STORED: dict[str, tuple[type[np.generic], int, float]] = {
    "u8": (np.uint8, 128, 2.0**7),
    "s16": (np.int16, 0, 2.0**15),
    "s32": (np.int32, 0, 2.0**31),
    "s64": (np.int64, 0, 2.0**63),
    "flt": (np.float32, 0, 1.0),
    "dbl": (np.float64, 0, 1.0),
}


def decoded_frames(packet: av.Packet) -> list[av.VideoFrame | av.AudioFrame]:
    """Return the pictures or the sound in a packet, safe to let go of. Raises av.FFmpegError where it is damaged."""
    decoded = [
        frame for frame in list[object](packet.decode()) if isinstance(frame, av.VideoFrame | av.AudioFrame)
    ]
    for frame in decoded:
        if isinstance(frame, av.AudioFrame):
            layout_name(frame)
    return decoded


def sound_frames(packet: av.Packet) -> list[av.AudioFrame]:
    """Return the sound in a packet, safe to let go of. Raises av.FFmpegError where it is damaged."""
    return [frame for frame in decoded_frames(packet) if isinstance(frame, av.AudioFrame)]


def decoded_sound(packet: av.Packet) -> list[av.AudioFrame]:
    """Return the sound in a packet; a damaged stretch is silent."""
    try:
        return sound_frames(packet)
    except av.FFmpegError:
        return []


def layout_name(frame: av.AudioFrame) -> str:
    """Return what libavutil calls the frame's layout: stereo, 5.1, 10 channels, 3 channels (FC+FR+FL)."""
    layout = frame.layout
    name = layout.name
    if "(" in name or name.startswith("ambisonic"):
        # Its table goes with the frame: it must never be let go of itself, not even when the program ends.
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(layout))
    return name


def channels(frame: av.AudioFrame) -> Samples:
    """Return a frame's samples as they are, (channels, n), full scale 1."""
    count, length = frame.layout.nb_channels, frame.samples
    if not length:
        return np.zeros((count, 0), np.float32)
    if count < WILD and frame.format.name == "fltp":
        return np.asarray(frame.to_ndarray(), np.float32)  # what most decoders give, by the quickest way
    stored, silence, full = _STORED[frame.format.name.removesuffix("p")]
    if frame.format.is_planar:
        planes = [_plane(frame, index, stored, length) for index in range(count)]
        samples = np.stack(planes).astype(np.float32, copy=False)
    else:
        packed = _plane(frame, 0, stored, length * count)
        samples = np.ascontiguousarray(packed.reshape(length, count).T, np.float32)
    if full != 1:
        samples -= np.float32(silence)
        samples *= np.float32(1 / full)
    return samples


def _plane(frame: av.AudioFrame, index: int, stored: type[np.generic], count: int) -> NDArray[Any]:
    plane: Any = AudioPlane(frame, index)
    return np.frombuffer(plane, stored, count)


def one_or_two(frame: av.AudioFrame) -> Samples:
    """Return a frame's samples mixed down to two channels, (2, n); a single channel stays one, (1, n)."""
    samples = channels(frame)
    if len(samples) == 1 or layout_name(frame) == "stereo":
        return samples
    return down_mix(tuple(channel.name for channel in frame.layout.channels)) @ samples


def frame_of(samples: Samples, rate: int) -> av.AudioFrame:
    """Return one or two channels, (1 or 2, n), as a frame without a time."""
    frame = av.AudioFrame.from_ndarray(
        np.ascontiguousarray(samples), format="fltp", layout="mono" if len(samples) == 1 else "stereo"
    )
    frame.sample_rate = rate
    return frame


def is_plain(frame: av.AudioFrame) -> bool:
    """Tell whether a frame is as `frame_of` makes them: mono or stereo, planar floats."""
    return frame.format.name == "fltp" and frame.layout.name in ("mono", "stereo")
