"""The film's file: H.264 and AAC in an MP4 whose index comes first, so that a browser can start at once."""

from __future__ import annotations

import errno
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from types import TracebackType

import av
import numpy as np

from editor.compositor.kernels import Bytes
from editor.render.errors import NoRoom, RenderError
from editor.render.settings import SAMPLE_RATE, EncoderSettings
from media.samples import Samples

BT709 = 1
LIMITED = 1
#: Seconds between keyframes at most: what a seek in a browser has to decode.
KEYFRAME_INTERVAL = 2


class FilmWriter:
    """Writes frames and sound in the order of time. `frame()` gives the next frame's memory to draw into.

    Raises NoRoom when the disk is full.
    """

    def __init__(self, path: Path, settings: EncoderSettings, *, has_sound: bool) -> None:
        self.settings = settings
        self._frames = 0
        self._samples = 0
        self._finished = False
        self._container = av.open(str(path), "w", format="mp4", options={"movflags": "+faststart"})
        video = self._container.add_stream("libx264", rate=settings.frame_rate)
        video.width, video.height, video.pix_fmt = settings.width, settings.height, "yuv420p"
        video.time_base = 1 / settings.frame_rate
        context = video.codec_context
        context.time_base = 1 / settings.frame_rate
        context.gop_size = round(KEYFRAME_INTERVAL * settings.frame_rate)
        context.color_primaries = context.color_trc = context.colorspace = BT709
        context.color_range = LIMITED
        context.thread_count = settings.threads
        # Left alone, PyAV asks for a slice a thread, which costs 2 % of the size and keeps threads waiting.
        context.thread_type = "FRAME"
        video.options = {"preset": settings.preset, "crf": str(settings.crf)}
        self._video = video
        self._audio = None
        if has_sound:
            self._audio = self._container.add_stream("aac", rate=SAMPLE_RATE, layout="stereo")
            self._audio.bit_rate = settings.audio_bit_rate

    def __enter__(self) -> FilmWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.finish()
        else:
            self._abandon()

    @property
    def seconds(self) -> Fraction:
        """How much of the film's picture has been written."""
        return self._frames / self.settings.frame_rate

    def write_frame(self, frame: av.VideoFrame) -> None:
        """Encode the next frame of the film."""
        frame.pts = self._frames
        frame.time_base = 1 / self.settings.frame_rate
        self._frames += 1
        self._mux(lambda: self._video.encode(frame))

    def write_sound(self, samples: Samples) -> None:
        """Encode the next samples (2, n)."""
        if self._audio is None:
            return
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples), format="fltp", layout="stereo")
        frame.sample_rate = SAMPLE_RATE
        frame.pts = self._samples
        frame.time_base = Fraction(1, SAMPLE_RATE)
        self._samples += samples.shape[1]
        audio = self._audio
        self._mux(lambda: audio.encode(frame))

    def finish(self) -> None:
        """Write what the encoders still hold, and the index. Harmless when it was done."""
        if self._finished:
            return
        self._finished = True
        self._mux(self._video.encode)
        if self._audio is not None:
            self._mux(self._audio.encode)
        try:
            self._container.close()
        except (av.FFmpegError, OSError) as error:
            raise _as_render_error(error) from error

    def _abandon(self) -> None:
        try:
            self._container.close()
        except (av.FFmpegError, OSError, ValueError):
            return

    def _mux(self, packets: Callable[[], list[av.Packet]]) -> None:
        try:
            self._container.mux(packets())
        except (av.FFmpegError, OSError) as error:
            raise _as_render_error(error) from error


def _as_render_error(error: Exception) -> RenderError:
    if getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return NoRoom("There is no room left on the disk for the film.")
    return RenderError(f"The film could not be written: {getattr(error, 'strerror', None) or error}.")


def blank_frame(width: int, height: int) -> av.VideoFrame:
    """Return a frame whose memory `frame_planes` opens; its pixels are undefined."""
    return av.VideoFrame(width, height, "yuv420p")


def frame_planes(frame: av.VideoFrame) -> tuple[Bytes, Bytes, Bytes]:
    """Return the frame's own memory as three writable planes; rows may be longer than the picture."""
    luma, u, v = (
        np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)
        for plane in frame.planes
    )
    return luma, u, v
