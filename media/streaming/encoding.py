"""The pictures of a film's smaller rungs. It is decoded once for all of them, and encoded part by part.

What a part became is kept, so that after a kill only the part that was under way is made again.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from fractions import Fraction
from pathlib import Path

import av
from av.container import OutputContainer
from av.video.frame import PictureType, VideoFrame
from av.video.reformatter import ColorRange, Interpolation, VideoReformatter
from av.video.stream import VideoStream

from media.streaming.boxes import check_whole
from media.streaming.cuts import Cuts, Seen
from media.streaming.rungs import Rung

#: A fragment begins with every keyframe and says by itself when it plays. Frames that are decoded early are shown at
#: negative distances, as CMAF has it (ISO/IEC 23000-19, 7.5.17), so that the first one is shown at 0 on every rung.
FRAGMENTS = "frag_keyframe+empty_moov+default_base_moof+negative_cts_offsets+skip_trailer"
#: The keyframes are those that are asked for, on every rung, and no others.
ENCODER = {"preset": "veryfast", "crf": "23", "sc_threshold": "0", "forced-idr": "1", "g": "1000000"}
#: Seconds of the line's rate that a burst may be.
BUFFER = 1.5
THREADS = max(1, min(4, os.cpu_count() or 1))


def fragmented(path: Path, flags: str = FRAGMENTS, **options: str) -> OutputContainer:
    """Open a fragmented MP4 to be written."""
    return av.open(str(path), "w", format="mp4", options={"movflags": flags, "use_editlist": "0"} | options)


def encode_parts(
    film: Path, seen: Seen, cuts: Cuts, rungs: list[Rung], keep: Path, say: Callable[[float], None]
) -> list[Path]:
    """Encode what is not kept yet, and return the folder of each part, in which a rung's file has its name."""
    folders = [keep / f"{start}-{end}" for start, end in cuts.parts()]
    for folder, (start, end) in zip(folders, cuts.parts(), strict=True):
        if not folder.is_dir():
            draft = keep / f"draft-{secrets.token_hex(4)}"
            draft.mkdir()
            _encode_part(film, seen, (start, end), cuts, rungs, draft)
            try:
                draft.rename(folder)
            except OSError:
                # A try that was taken for dead made the same part meanwhile.
                shutil.rmtree(draft)
        say(end / max(1, seen.end))
    return folders


def _encode_part(
    film: Path, seen: Seen, stretch: tuple[int, int], cuts: Cuts, rungs: list[Rung], out: Path
) -> None:
    start, end = stretch
    keys = cuts.keys_in(start, end)
    with ExitStack() as stack:
        tracks = [stack.enter_context(_Track(out / f"{rung.name}.mp4", rung, seen)) for rung in rungs]
        for at, frame in _frames(film, seen, start, end):
            scaled = frame
            for track in tracks:  # each is scaled from the next larger one
                scaled = track.add(scaled, at, at in keys)
        for track in tracks:
            track.finish(start, end)
    for track in tracks:
        check_whole(track.path, track.frames)


class _Track:
    """One rung of one part."""

    def __init__(self, path: Path, rung: Rung, seen: Seen) -> None:
        self.path, self.frames = path, 0
        self._rung, self._base = rung, seen.base
        self._file = fragmented(path)
        self._scale = VideoReformatter()
        rate = Fraction(len(seen.frames), max(1, seen.end)) / seen.base
        options = ENCODER | {"maxrate": str(rung.rate), "bufsize": str(round(rung.rate * BUFFER))}
        self._track: VideoStream = self._file.add_stream(
            "libx264", rate=rate.limit_denominator(1001), options=options
        )
        self._track.width, self._track.height, self._track.pix_fmt = rung.width, rung.height, "yuv420p"
        context = self._track.codec_context
        context.time_base = self._track.time_base = seen.base
        context.thread_count, context.thread_type = THREADS, "FRAME"
        self._first: int | None = None
        self._tagged = False

    def __enter__(self) -> _Track:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, frame: VideoFrame, at: int, is_key: bool) -> VideoFrame:
        """Encode a frame at `at`; return it at this rung's size."""
        if not self._tagged:
            self._tag(frame)
        smaller = self._scale.reformat(
            frame,
            width=self._rung.width,
            height=self._rung.height,
            format="yuv420p",
            dst_color_range=ColorRange.MPEG,
            interpolation=Interpolation.BICUBIC,
        )
        self.frames += 1
        smaller.pts, smaller.time_base = at, self._base
        smaller.pict_type = PictureType.I if is_key else PictureType.NONE
        for packet in self._track.encode(smaller):
            self._write(packet)
        return smaller

    def finish(self, start: int, end: int) -> None:
        """Write what the encoder still holds; the last packet lasts to the part's end."""
        left = self._track.encode(None)
        for packet in left:
            if packet is left[-1] and packet.dts is not None:
                first = packet.dts if self._first is None else self._first
                packet.duration = max(1, end - start - (packet.dts - first))
            self._write(packet)

    def _write(self, packet: av.Packet) -> None:
        if self._first is None:
            self._first = packet.dts
        self._file.mux(packet)

    def _tag(self, frame: VideoFrame) -> None:
        self._tagged = True
        context = self._track.codec_context
        context.color_range = 1
        context.colorspace, context.color_primaries = frame.colorspace, frame.color_primaries
        context.color_trc = frame.color_trc


def _frames(film: Path, seen: Seen, start: int, end: int) -> Iterator[tuple[int, VideoFrame]]:
    """Yield the frames of a stretch, each with its time."""
    with closing(av.open(str(film))) as source:
        stream = source.streams.video[0]
        stream.thread_type = "AUTO"
        source.seek(start + seen.first, stream=stream, backward=True)
        for frame in source.decode(stream):
            if frame.pts is None or frame.pts - seen.first < start:
                continue
            if frame.pts - seen.first >= end:
                return
            yield frame.pts - seen.first, frame
