"""proxy.mp4: H.264 that every browser plays and finds its way in quickly. At most 1080p, upright, square pixels.

Each frame keeps its time stamp, less the source's start, so that "the frame at t" is the same frame in both.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.container import OutputContainer
from av.video.frame import PictureType, VideoFrame
from av.video.reformatter import ColorRange, Interpolation
from av.video.stream import VideoStream

from cloudstudio.sandbox import Refusal, Report
from media.hdr import hdr_curve, to_standard_film
from media.inspection.colours import codes
from media.inspection.facts import FLICKS, Facts
from media.inspection.playable import LONG_SIDE, SHORT_SIDE
from media.inspection.signatures import recognise
from media.inspection.timing import to_flicks
from media.pictures import animation, flat, open_picture
from media.reading.film import FilmReader
from media.reading.source import Source
from media.renditions.names import Made
from media.renditions.proxy_sound import SoundTrack
from media.sound_frames import decoded_sound

NAME = "proxy.mp4"
#: Frames from keyframe to keyframe: half a second of film, so that a jump decodes little.
GROUP = 15
#: No B-frames: a frame is shown as soon as it is decoded. The file is for one editor's preview, so the time that it
#: takes to make counts more than its size: half of "veryfast" for twice the bytes.
ENCODER = {"preset": "superfast", "bf": "0", "sc_threshold": "0", "g": str(GROUP)}
#: x264's rate factor. An HDR film is never seen but through its proxy, which must lose next to nothing: at 18 the stage
#: has 0.996 of structural similarity with the export, at 12 0.998.
RATE_FACTOR, HDR_RATE_FACTOR = 18, 12
BT709, LIMITED = 1, 1
#: Clocks finer than this gain nothing, and some players count them in 32 bits.
FINEST_CLOCK = 1_000_000


@dataclass(frozen=True)
class Shape:
    """Size of the proxy in pixels, and of the frame before it is turned."""

    width: int
    height: int
    rotation: int

    @property
    def lying(self) -> tuple[int, int]:
        return (self.height, self.width) if self.rotation % 180 else (self.width, self.height)


def shape_of(facts: Facts) -> Shape:
    """Return the proxy's shape: 1080p at most, even sides as 4:2:0 needs them."""
    long, short = max(facts.width, facts.height), min(facts.width, facts.height)
    scale = min(1.0, LONG_SIDE / long, SHORT_SIDE / short)
    width, height = (max(2, 2 * round(side * scale / 2)) for side in (facts.width, facts.height))
    return Shape(width, height, facts.rotation)


def make_film(path: Path, facts: Facts, out: Path, report: Report) -> Made:
    """Write proxy.mp4. Raises Refusal."""
    shape = shape_of(facts)
    found = recognise(path)
    with av.open(str(out / NAME), "w", format="mp4", container_options={"movflags": "faststart"}) as target:
        if found.reader == "picture":
            frames = _animate(path, facts, shape, target, report)
        else:
            frames = _convert(path, facts, shape, target, report)
        if not frames:
            raise Refusal("No picture in it can be decoded: the film is damaged.")
    return NAME, {"width": shape.width, "height": shape.height, "frames": frames}


def _film_track(target: OutputContainer, shape: Shape, clock: Fraction, facts: Facts) -> VideoStream:
    rate = Fraction(facts.frame_rate) if facts.frame_rate else 30
    if facts.video is not None and facts.video.fields != "progressive":
        rate *= 2
    is_hdr = facts.video is not None and facts.video.hdr is not None
    factor = HDR_RATE_FACTOR if is_hdr else RATE_FACTOR
    track = target.add_stream("libx264", rate=rate, options={**ENCODER, "crf": str(factor)})
    track.width, track.height, track.pix_fmt = shape.width, shape.height, "yuv420p"
    track.codec_context.time_base = track.time_base = clock
    _tag(track, facts)
    return track


def _convert(path: Path, facts: Facts, shape: Shape, target: OutputContainer, report: Report) -> int:
    with closing(FilmReader(path, start=Fraction(facts.start, FLICKS))) as film:
        base = film.film.time_base or Fraction(1, 90_000)
        if film.fields.order != "progressive":
            base /= 2
        clock = base if base.denominator <= FINEST_CLOCK else Fraction(1, 90_000)
        track = _film_track(target, shape, clock, facts)
        sound = _Sound(path, target, facts) if facts.audio else None
        written, latest = 0, -1
        for time, frame in film.rest():
            # Times are rounded down to whole flicks, of which there are many in a tick.
            at = round(Fraction(time, FLICKS) / clock)
            if at <= latest:
                continue  # shown at no time of its own
            if sound is not None:
                sound.reach(time)
            ready = to_proxy(frame, shape)
            ready.pts, ready.time_base, latest = at, clock, at
            target.mux(track.encode(ready))
            written += 1
            report.progress(float(at * clock) / max(0.001, facts.duration_seconds), "Preview copy")
    end = (
        Fraction(facts.video.start + facts.video.duration - facts.start, FLICKS)
        if facts.video
        else Fraction(0)
    )
    _finish(target, track, end - latest * clock)
    if sound is not None:
        sound.finish()
    return written


class _Sound:
    """The first sound of the film, read beside its pictures and written between them."""

    def __init__(self, path: Path, target: OutputContainer, facts: Facts) -> None:
        self._source = Source(path)
        self._track = SoundTrack(target, facts)
        self._packets = self._source.packets(self._source.container.streams[facts.audio[0].stream])
        self._start, self._at = facts.start, -1

    def reach(self, time: int) -> None:
        """Write what is heard up to a time in flicks."""
        while self._at <= time and self._next():
            pass

    def finish(self) -> None:
        """Write the rest."""
        while self._next():
            pass
        self._track.finish()
        self._source.close()

    def _next(self) -> bool:
        try:
            packet = next(self._packets, None)
        except av.FFmpegError:
            return False  # damaged from here on
        if packet is None:
            return False
        if packet.pts is not None and packet.time_base is not None:
            self._at = to_flicks(packet.pts, packet.time_base) - self._start
        for frame in decoded_sound(packet):
            self._track.add(frame)
        return True


def _finish(target: OutputContainer, track: VideoStream, last: Fraction) -> None:
    """Write what the encoder still holds, and how many seconds the last frame is shown: no later stamp says it."""
    packets_left = track.encode(None)
    if packets_left and packets_left[-1].time_base and last > 0:
        packets_left[-1].duration = round(last / packets_left[-1].time_base)
    target.mux(packets_left)


def _tag(track: VideoStream, facts: Facts) -> None:
    """Name the colours. A source that says nothing stays silent, and is taken for BT.709 on both sides."""
    video, context = facts.video, track.codec_context
    context.color_range = LIMITED
    if video is None or video.hdr is not None or video.color_matrix == "rgb":
        context.color_primaries = context.color_trc = context.colorspace = BT709
        return
    context.color_primaries, context.color_trc, context.colorspace = codes(
        video.color_primaries, video.color_transfer, video.color_matrix
    )


def to_proxy(frame: VideoFrame, shape: Shape) -> VideoFrame:
    """Return a frame as yuv420p, limited range, of the proxy's size, upright."""
    width, height = shape.lying
    if hdr_curve(frame) is not None:
        frame = to_standard_film(frame, width, height)
    smaller = frame.width > width or frame.height > height
    flat_frame = frame.reformat(
        width=width,
        height=height,
        format="yuv420p",
        dst_colorspace="ITU709" if frame.format.is_rgb else None,
        dst_color_range=ColorRange.MPEG,
        interpolation=Interpolation.AREA if smaller else Interpolation.BICUBIC,
    )
    upright = turn(flat_frame, shape.rotation)
    # The encoder places the keyframes, not the source.
    upright.pict_type = PictureType.NONE
    return upright


def turn(frame: VideoFrame, rotation: int) -> VideoFrame:
    """Turn a yuv420p frame clockwise by 0, 90, 180 or 270 degrees."""
    if rotation == 0:
        return frame
    width, height = frame.width, frame.height
    samples = frame.to_ndarray().reshape(-1)
    luma, chroma = width * height, width * height // 4
    planes = (
        samples[:luma].reshape(height, width),
        samples[luma : luma + chroma].reshape(height // 2, width // 2),
        samples[luma + chroma :].reshape(height // 2, width // 2),
    )
    upright = np.concatenate([np.rot90(plane, -rotation // 90).reshape(-1) for plane in planes])
    wide = height if rotation % 180 == 90 else width
    turned = VideoFrame.from_ndarray(upright.reshape(-1, wide), format="yuv420p")
    turned.colorspace, turned.color_range = frame.colorspace, frame.color_range
    turned.color_primaries, turned.color_trc = frame.color_primaries, frame.color_trc
    return turned


def _animate(path: Path, facts: Facts, shape: Shape, target: OutputContainer, report: Report) -> int:
    """A moving picture, its clear parts black as on an empty canvas."""
    clock = Fraction(1, 1000)
    track = _film_track(target, shape, clock, facts)
    at = written = 0
    last = Fraction(0)
    for image, length in animation(open_picture(path, recognise(path))):
        frame = VideoFrame.from_ndarray(np.asarray(flat(image)), format="rgb24")
        ready = to_proxy(frame, shape)
        ready.pts, ready.time_base = at, clock
        target.mux(track.encode(ready))
        at, written = at + length, written + 1
        report.progress(at / 1000 / max(0.001, facts.duration_seconds), "Preview copy")
        last = length * clock
    _finish(target, track, last)
    return written
