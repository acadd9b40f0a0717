"""Does the browser play the original, or does it get a proxy? A table, not a codec."""

from __future__ import annotations

from media.inspection.facts import FLICKS, AudioFacts, VideoFacts

CONTAINERS = {"mp4", "mov", "webm", "m4a", "mp3", "wav", "flac", "ogg", "aac"}
VIDEO_CODECS = {"h264", "vp8", "vp9", "av1"}
AUDIO_CODECS = {"aac", "mp3", "opus", "vorbis", "flac"}
PIXEL_FORMATS = {"yuv420p", "yuvj420p"}
NAMES = {"hevc": "HEVC", "prores": "ProRes", "mpeg4": "MPEG-4 part 2", "dnxhd": "DNxHD", "alac": "ALAC"}

#: Layouts whose channels a browser mixes to two as the film does: Web Audio API, section 4.4.
NAMED = {"mono", "stereo", "downmix", "quad", "quad(side)", "5.1", "5.1(side)"}
LAYOUTS = NAMED | {f"{number} channels" for number in (1, 2, 4, 6)}

LONG_SIDE, SHORT_SIDE = 1920, 1080
#: A film whose first frame is later than this would be out of step with its proxy-less preview.
LATEST_START = FLICKS // 200


def film_proxy_reason(
    container: str, size: tuple[int, int], video: VideoFacts, audio: list[AudioFacts], start: int
) -> str:
    """Say why a film needs an editing proxy, in a few words; an empty string when the original will do."""
    reasons = (
        (
            video.codec not in VIDEO_CODECS,
            f"{NAMES.get(video.codec, video.codec)} is not played by every browser",
        ),
        (container not in CONTAINERS, f"{container.upper()} files are not played by browsers"),
        (video.alpha, "transparent video is not previewed from the original"),
        (video.fields != "progressive", "its pictures are made of two fields each (interlaced)"),
        (video.hdr is not None, "HDR is previewed in standard range"),
        (video.bit_depth > 8, f"{video.bit_depth} bit video is not played by every browser"),
        (video.pixel_format not in PIXEL_FORMATS, f"{video.pixel_format} is not played by every browser"),
        (max(size) > LONG_SIDE or min(size) > SHORT_SIDE, "it is larger than 1080p"),
        (video.sample_aspect_ratio != "1:1", "its pixels are not square"),
        (
            any(sound.codec not in AUDIO_CODECS for sound in audio[:1]),
            "its sound is not played by every browser",
        ),
        (any(sound.layout not in LAYOUTS for sound in audio[:1]), "browsers lose some of its channels"),
        (start > LATEST_START or start < -LATEST_START, "its clock does not start at zero"),
    )
    return next((sentence for holds, sentence in reasons if holds), "")


def sound_proxy_reason(container: str, sound: AudioFacts, start: int) -> str:
    """The same for sound alone. Browsers play what an encoder put before an MP3, and drop too much before an Opus."""
    plain = container == "wav" and sound.codec in {
        "pcm_u8",
        "pcm_s16le",
        "pcm_s24le",
        "pcm_s32le",
        "pcm_f32le",
    }
    if container not in CONTAINERS or not (plain or sound.codec in AUDIO_CODECS):
        return f"{NAMES.get(sound.codec, sound.codec)} is not played by every browser"
    if sound.layout not in LAYOUTS:
        return "browsers lose some of its channels"
    if abs(start) > LATEST_START or (container, sound.codec) == ("ogg", "opus"):
        return "its clock does not start at zero"
    return ""
