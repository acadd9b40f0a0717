"""What writes a file: it takes pictures and sound in the order of time, and leaves a whole file or raises."""

from __future__ import annotations

import errno
from abc import ABC, abstractmethod
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from types import TracebackType

import av
import numpy as np

from editor.render.errors import NoRoom, RenderError
from editor.render.settings import SAMPLE_RATE, EncoderSettings
from media.samples import Samples

BT709 = 1
LIMITED = 1


class Writer(ABC):
    """Writes one file. Use it as a context: leaving finishes the file, an error gives it up.

    Raises NoRoom when the disk is full.
    """

    def __init__(self, settings: EncoderSettings) -> None:
        self.settings = settings
        self.frames = 0

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.finish()
        else:
            self.abandon()

    @property
    def seconds(self) -> Fraction:
        """How much of the film's picture has been written."""
        return self.frames / self.settings.frame_rate

    @abstractmethod
    def write_frame(self, frame: av.VideoFrame) -> None:
        """Write the next picture of the film: yuv420p or premultiplied rgba, as the format's facts say."""

    @abstractmethod
    def write_sound(self, samples: Samples) -> None:
        """Write the next samples (2, n) at 48 kHz."""

    @abstractmethod
    def finish(self) -> None:
        """Write what is held back, and close the file. Harmless when it was done."""

    @abstractmethod
    def abandon(self) -> None:
        """Close the file, whatever its state. Raises nothing."""


class ContainerWriter(Writer):
    """Writes with FFmpeg's encoders into one of its containers. Formats add their streams."""

    def __init__(
        self, path: Path, settings: EncoderSettings, muxer: str, options: dict[str, str] | None = None
    ) -> None:
        super().__init__(settings)
        self._samples = 0
        self._finished = False
        try:
            self.container = av.open(str(path), "w", format=muxer, options=options or {})
        except (av.FFmpegError, OSError) as error:
            raise as_render_error(error) from error
        self._video: av.VideoStream | None = None
        self._audio: av.AudioStream | None = None

    def add_pictures(self, codec: str, pixels: str, options: dict[str, str]) -> av.VideoStream:
        """Add the stream of pictures, tagged as BT.709 in limited range."""
        settings = self.settings
        video = self.container.add_stream(codec, rate=settings.frame_rate)
        assert isinstance(video, av.VideoStream)
        video.width, video.height, video.pix_fmt = settings.width, settings.height, pixels
        video.time_base = 1 / settings.frame_rate
        context = video.codec_context
        context.time_base = 1 / settings.frame_rate
        context.color_primaries = context.color_trc = context.colorspace = BT709
        context.color_range = LIMITED
        context.thread_count = settings.threads
        video.options = {**options}
        self._video = video
        return video

    def add_sound(self, codec: str, bit_rate: int | None) -> av.AudioStream:
        """Add the stream of sound, 48 kHz stereo; bit_rate None for sound that is not compressed."""
        audio = self.container.add_stream(codec, rate=SAMPLE_RATE, layout="stereo")
        assert isinstance(audio, av.AudioStream)
        if bit_rate is not None:
            audio.bit_rate = bit_rate
        self._audio = audio
        return audio

    def write_frame(self, frame: av.VideoFrame) -> None:
        """Encode the next picture; a format without pictures drops it."""
        frame.pts = self.frames
        frame.time_base = 1 / self.settings.frame_rate
        self.frames += 1
        video = self._video
        if video is not None:
            self.mux(lambda: video.encode(frame))

    def write_sound(self, samples: Samples) -> None:
        """Encode the next samples; a format without sound drops them."""
        audio = self._audio
        if audio is None:
            return
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples), format="fltp", layout="stereo")
        frame.sample_rate = SAMPLE_RATE
        frame.pts = self._samples
        frame.time_base = Fraction(1, SAMPLE_RATE)
        self._samples += samples.shape[1]
        self.mux(lambda: audio.encode(frame))

    def finish(self) -> None:
        """Write what the encoders still hold, and the index."""
        if self._finished:
            return
        self._finished = True
        for stream in (self._video, self._audio):
            if stream is not None:
                self.mux(stream.encode)
        try:
            self.container.close()
        except (av.FFmpegError, OSError) as error:
            raise as_render_error(error) from error

    def abandon(self) -> None:
        """Close the container; what was written is worthless."""
        try:
            self.container.close()
        except (av.FFmpegError, OSError, ValueError):
            return

    def mux(self, packets: Callable[[], list[av.Packet]]) -> None:
        """Write the packets that an encoder gives."""
        try:
            self.container.mux(packets())
        except (av.FFmpegError, OSError) as error:
            raise as_render_error(error) from error


def as_render_error(error: Exception) -> RenderError:
    """Return what an error in writing means for a person."""
    if getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return NoRoom("There is no room left on the disk for the film.")
    return RenderError(f"The film could not be written: {getattr(error, 'strerror', None) or error}.")
