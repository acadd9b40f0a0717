"""Inspection of films and sounds: one pass over the packets, one decoded frame of each stream."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer
from av.stream import Stream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from cloudstudio.sandbox import Refusal, Report
from media.inspection import limits
from media.inspection.colours import color_range, hdr_kind, matrix_name, primaries_name, transfer_name
from media.inspection.facts import FLICKS, AudioFacts, Facts, VideoFacts
from media.inspection.playable import film_proxy_reason, sound_proxy_reason
from media.inspection.signatures import Format
from media.inspection.timing import Timing, longest_wait, time_frames, to_flicks
from media.reading.clock import clock_of
from media.reading.fields import PROGRESSIVE, Fields, fields_of
from media.reading.opening import film_stream, is_unstamped, open_container
from media.reading.source import mended
from media.sound_frames import decoded_frames, layout_name

#: Packets of a stream that may fail to decode before the stream counts as broken.
PATIENCE = 300
#: What a container may promise beyond what it holds before we say that it was cut off.
SLACK_PART, SLACK_SECONDS = Fraction(2, 100), Fraction(1, 4)
PROMISING = {"mp4", "mov", "m4a", "mkv", "webm", "avi"}
ROTATIONS = (0, 90, 180, 270)
#: Share of a transport stream behind the last packet of all that is used, from which on something lies there.
UNUSED = 0.1
OTHER_STREAMS = (
    "Its last {:.0%} belong to other streams than its beginning and are not used: recordings of several channels were "
    "joined; cut them apart, and upload each."
)
TELECINED = (
    "It is a film of 24 pictures a second that was spread over fields (telecined): each field is shown as a picture, "
    "so that some are there twice."
)


@dataclass
class Track:
    """What one pass over the packets tells of a stream. Stamps and durations in the stream's own units."""

    stream: Stream
    first: av.VideoFrame | av.AudioFrame | None = None
    stamps: list[int] = field(default_factory=list)
    durations: list[int] = field(default_factory=list)
    keyframes: list[int] = field(default_factory=list)
    packets: int = 0
    end: int = 0
    #: The byte at which its last packet lies.
    position: int = 0

    @property
    def time_base(self) -> Fraction:
        return self.stream.time_base or Fraction(1, 1)


def inspect_container(path: Path, found: Format, report: Report) -> Facts:
    """Return the facts of a film or a sound. Raises Refusal."""
    try:
        container = open_container(path, found.demuxer)
    except av.FFmpegError as error:
        raise Refusal(_cannot_open(found)) from error
    with container:
        if len(container.streams) > limits.MAX_STREAMS:
            raise Refusal(f"It has {len(container.streams)} streams; {limits.MAX_STREAMS} is the most.")
        film = film_stream(container)
        if film is not None and film.codec_context is None:
            raise Refusal("The film's codec is not known here.")
        if film is not None and film.codec_context.width and film.codec_context.height:
            _check_frame(film.codec_context.width, film.codec_context.height)
        sounds = [stream for stream in container.streams.audio if stream.codec_context]
        tracks = [Track(stream) for stream in ([film] if film else []) + sounds]
        if not tracks:
            raise Refusal("There is neither a picture nor a sound in it.")
        whole = _scan(container, tracks, path, found, report)
        fields = fields_of(path, film) if film else PROGRESSIVE
        facts = _facts(container, found, film, tracks, fields, whole)
        unused = 1 - max(track.position for track in tracks) / path.stat().st_size
        if found.name == "ts" and unused > UNUSED:
            facts.warnings.append(OTHER_STREAMS.format(unused))
        return facts


def _cannot_open(found: Format) -> str:
    if found.demuxer == "mov":
        return (
            f"The {found.name.upper()} file has no index: it was cut off on its way, or its recording was never "
            "finished; copy it again from where it came."
        )
    return f"The file begins like {found.name.upper()}, but its structure is damaged."


def _check_frame(width: int, height: int) -> None:
    limits.check_size(width, height, limits.MAX_FRAME_PIXELS, "film")


def _scan(container: InputContainer, tracks: list[Track], path: Path, found: Format, report: Report) -> bool:
    """Read every packet and decode until each stream gave a frame; return False if the file ends in damage."""
    size, clock, unstamped = path.stat().st_size, clock_of(path, found.demuxer), is_unstamped(container)
    by_index = {track.stream.index: track for track in tracks}
    for track in tracks:
        # Threads that each hold a frame back would only delay the first one.
        track.stream.codec_context.thread_type = "SLICE"
    told = 0.0
    try:
        for packet in mended(container, clock, [track.stream for track in tracks]):
            if unstamped:
                packet.pts = packet.dts
            _take(by_index[packet.stream_index], packet)
            if packet.pos and packet.pos / size > told + 0.05:
                told = packet.pos / size
                report.progress(told, "Reading")
    except av.FFmpegError:
        return False
    return True


def _take(track: Track, packet: av.Packet) -> None:
    stamp = packet.pts if packet.pts is not None else packet.dts
    track.packets += 1
    track.position = max(track.position, packet.pos or 0)
    if track.first is None and track.packets <= PATIENCE:
        try:
            frame = next(iter(decoded_frames(packet)), None)
        except av.FFmpegError:
            frame = None
        if isinstance(frame, VideoFrame):
            _check_frame(frame.width, frame.height)
        track.first = frame
    # Edit lists mark what lies before the first shown frame.
    if stamp is None or packet.is_discard:
        return
    length = packet.duration or 0
    track.end = max(track.end, stamp + length)
    if track.stream.type == "video":
        track.stamps.append(stamp)
        track.durations.append(length)
        if packet.is_keyframe:
            track.keyframes.append(stamp)
    elif not track.durations:
        track.durations.append(length)


def _facts(
    container: InputContainer,
    found: Format,
    film: VideoStream | None,
    tracks: list[Track],
    fields: Fields,
    whole: bool,
) -> Facts:
    sounds = [sound for track in tracks if track.stream.type == "audio" and (sound := _audio_facts(track))]
    if film is None:
        return _sound_facts(container, found, sounds, whole)
    track = tracks[0]
    first = track.first
    if not isinstance(first, VideoFrame) or not track.stamps:
        codec = film.codec_context.codec.canonical_name
        raise Refusal(f"No picture in it can be decoded ({codec}): the film is damaged.")
    timing = _film_timing(film, track, first)
    video = _video_facts(film, track, first, timing, fields)
    start = min([timing.start, *(sound.start for sound in sounds)])
    end = _end(timing, track, sounds)
    check_complete(container, found, Fraction(end - start, FLICKS), whole)
    rotation = ROTATIONS[round(-first.rotation / 90) % 4]
    aspect = film.sample_aspect_ratio or first_aspect(film)
    shown = (max(1, round(first.width * aspect)), first.height)
    width, height = shown[::-1] if rotation % 180 else shown
    reason = film_proxy_reason(found.name, (width, height), video, sounds, start)
    return Facts(
        kind="video",
        container=found.name,
        width=width,
        height=height,
        duration=end - start,
        duration_seconds=round((end - start) / FLICKS, 6),
        frame_rate=_rate_text(timing.frame_rate),
        rotation=rotation,
        has_audio=bool(sounds),
        start=start,
        video=video,
        audio=sounds,
        browser_playable=not reason,
        proxy_reason=reason,
        warnings=[TELECINED] if fields.is_telecined else [],
    )


def first_aspect(film: VideoStream) -> Fraction:
    """Return the shape of a pixel, width over height; square where nobody says or what is said is absurd."""
    aspect = film.codec_context.sample_aspect_ratio
    return aspect if aspect and Fraction(1, 16) <= aspect <= 16 else Fraction(1)


def _film_timing(film: VideoStream, track: Track, first: VideoFrame) -> Timing:
    """Frames before the first that can be decoded are never shown: a recording may begin between keyframes."""
    begin = first.pts if first.pts is not None else min(track.stamps)
    shown = [index for index, stamp in enumerate(track.stamps) if stamp >= begin]
    if not shown:
        shown = list(range(len(track.stamps)))
    stamps = [track.stamps[index] for index in shown]
    durations = [track.durations[index] for index in shown]
    limits.check_seconds(float((max(stamps) - min(stamps)) * track.time_base))
    return time_frames(stamps, durations, track.time_base, film.average_rate)


def _end(timing: Timing, film: Track, sounds: list[AudioFacts]) -> int:
    """Where the file ends. Sound that goes on for less than a frame is the codec's padding, not content."""
    end = timing.start + timing.duration
    frame = int(FLICKS / timing.frame_rate) if timing.frame_rate else 0
    padding = max(frame, FLICKS * 2048 // 44_100)
    longest = max((sound.start + sound.duration for sound in sounds), default=end)
    return longest if longest > end + padding else end


def _video_facts(
    film: VideoStream, track: Track, first: VideoFrame, timing: Timing, fields: Fields
) -> VideoFacts:
    layout = first.format
    transfer = int(first.color_trc)
    alpha = any(part.is_alpha for part in layout.components) or film.metadata.get("alpha_mode") == "1"
    aspect = film.sample_aspect_ratio or first_aspect(film)
    # Encoders that read ahead put the stamps of a film in the order of showing; the end closes the last wait.
    wait = longest_wait(track.keyframes or [min(track.stamps)], track.end, track.time_base)
    return VideoFacts(
        codec=film.codec_context.codec.canonical_name,
        pixel_format=layout.name,
        bit_depth=max(part.bits for part in layout.components),
        alpha=alpha,
        coded_width=first.width,
        coded_height=first.height,
        sample_aspect_ratio=f"{aspect.numerator}:{aspect.denominator}",
        color_primaries=primaries_name(int(first.color_primaries)),
        color_transfer=transfer_name(transfer),
        color_matrix=matrix_name(int(first.colorspace)),
        color_range=color_range(int(first.color_range), layout.name),
        hdr=hdr_kind(transfer),
        start=timing.start,
        duration=timing.duration,
        frames=timing.frames,
        variable_frame_rate=timing.varies,
        keyframe_interval=wait,
        fields=fields.order,
        telecined=fields.is_telecined,
    )


def _audio_facts(track: Track) -> AudioFacts | None:
    """Return the facts of a sound, or None where nothing of it can be decoded (some phones' spatial sound)."""
    first = track.first
    if not isinstance(first, av.AudioFrame) or first.sample_rate < 1:
        return None
    start = to_flicks(first.pts or 0, first.time_base or track.time_base)
    end = to_flicks(track.end, track.time_base)
    stated = track.stream.duration
    packet = max(track.durations, default=0)
    if stated and packet and track.stream.start_time is not None:
        promised = track.stream.start_time + stated
        # A few samples beyond the stated end fill up the last packet.
        if 0 < track.end - promised < 4 * packet:
            end = to_flicks(promised, track.time_base)
    language = track.stream.metadata.get("language", "")
    context = track.stream.codec_context
    return AudioFacts(
        stream=track.stream.index,
        codec=context.codec.canonical_name,
        channels=first.layout.nb_channels,
        layout=layout_name(first),
        sample_rate=first.sample_rate,
        start=start,
        duration=max(0, end - start),
        language=language if language not in ("", "und") else None,
    )


def _sound_facts(container: InputContainer, found: Format, sounds: list[AudioFacts], whole: bool) -> Facts:
    if not sounds:
        raise Refusal("No sound in it can be decoded: the file is damaged, or its codec is not known here.")
    sound = sounds[0]
    if sound.duration < 1:
        raise Refusal("There is no sound in it: it has no length.")
    limits.check_seconds(sound.duration / FLICKS)
    check_complete(container, found, Fraction(sound.duration, FLICKS), whole)
    reason = sound_proxy_reason(found.name, sound, sound.start)
    return Facts(
        kind="audio",
        container="m4a" if found.demuxer == "mov" else found.name,
        width=0,
        height=0,
        duration=sound.duration,
        duration_seconds=round(sound.duration / FLICKS, 6),
        frame_rate=None,
        rotation=0,
        has_audio=True,
        start=sound.start,
        video=None,
        audio=sounds,
        browser_playable=not reason,
        proxy_reason=reason,
    )


def check_complete(container: InputContainer, found: Format, held: Fraction, whole: bool) -> None:
    """Raise Refusal where the index promises more than the file holds. held: seconds."""
    promised = Fraction(container.duration or 0, 1_000_000)
    if found.name in PROMISING and promised - held > max(SLACK_SECONDS, promised * SLACK_PART):
        raise Refusal(
            f"The file ends after {float(held):.1f} of {float(promised):.1f} seconds: it was cut off on its way; "
            "copy it again from where it came."
        )
    if not whole and found.name != "ts":
        raise Refusal(
            f"The file is damaged after {float(held):.1f} seconds; copy it again from where it came."
        )


def _rate_text(rate: Fraction | None) -> str | None:
    return f"{rate.numerator}/{rate.denominator}" if rate else None
