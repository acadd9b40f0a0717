"""What of a film needs no encoding: its own rung, and its sound."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path

import av
from av.audio.stream import AudioStream

from media.streaming.boxes import Fragmented, check_whole
from media.streaming.cuts import Seen, see
from media.streaming.encoding import fragmented

#: Microseconds of a fragment of sound: pieces are put together of these, so they begin within half a second of the
#: pictures'.
SOUND_FRAGMENT = 500_000
SOUND_RATE = 192_000


def look(film: Path) -> tuple[Seen, tuple[int, int], bool, str]:
    """Return what the packets of a film's pictures say, its size, whether it has sound, and its pictures' codec.

    Raises ValueError for a film without pictures.
    """
    with closing(av.open(str(film))) as source:
        if not source.streams.video:
            raise ValueError("There are no pictures in it.")
        stream = source.streams.video[0]
        seen = see(_shown(source, stream), stream.time_base or 1)  # type: ignore[arg-type]
        codec = stream.codec_context
        copies = f"{codec.name}/{codec.pix_fmt}"
        return seen, (stream.width, stream.height), bool(source.streams.audio), copies


def _shown(source: av.container.InputContainer, stream: av.VideoStream) -> Iterator[tuple[int, int, bool]]:
    for packet in source.demux(stream):
        if packet.pts is not None and packet.size:
            yield packet.pts, packet.duration or 1, packet.is_keyframe


def copy_pictures(film: Path, out: Path) -> Fragmented:
    """Write the film's own pictures in fragments, none of them decoded. Raises Incomplete."""
    written = 0
    with closing(av.open(str(film))) as source, fragmented(out) as target:
        stream = source.streams.video[0]
        track = target.add_stream_from_template(stream)
        for packet in source.demux(stream):
            if packet.size:
                packet.stream = track
                target.mux(packet)
                written += 1
    return check_whole(out, written)


def write_sound(film: Path, out: Path) -> Fragmented:
    """Write the film's sound in fragments: its own packets where they are AAC, else encoded in one go.

    Raises Incomplete.
    """
    written = 0
    with closing(av.open(str(film))) as source:
        stream = source.streams.audio[0]
        with fragmented(
            out,
            # The head is written late, since only then it is known how much silence the encoder put before all.
            "delay_moov+default_base_moof+skip_trailer",
            frag_duration=str(SOUND_FRAGMENT),
            use_editlist="1",
        ) as target:
            if stream.codec_context.name == "aac":
                track = target.add_stream_from_template(stream)
                for packet in source.demux(stream):
                    if packet.size:
                        packet.stream = track
                        target.mux(packet)
                        written += 1
            else:
                written = _encode(source, stream, target)
    return check_whole(out, written)


def _encode(
    source: av.container.InputContainer, stream: AudioStream, target: av.container.OutputContainer
) -> int:
    written = 0
    track: AudioStream = target.add_stream("aac", rate=48_000, layout="stereo", bit_rate=SOUND_RATE)
    resampler = av.AudioResampler("fltp", "stereo", 48_000)
    for frame in chain(source.decode(stream), [None]):
        for ready in resampler.resample(frame):
            packets = track.encode(ready)
            target.mux(packets)
            written += len(packets)
    packets = track.encode(None)
    target.mux(packets)
    return written + len(packets)
