"""What is known of a file, in one shape for the API, `manage.py inspect` and the documents.

Times are whole flicks (1/705,600,000 s). A time stamp in the file minus `start` is the source time that documents
use, so that every source begins at zero.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

FLICKS = 705_600_000

Kind = Literal["video", "image", "audio"]


class Model(BaseModel):
    """Closed: a name that is not here is an error."""

    model_config = ConfigDict(extra="forbid")


class VideoFacts(Model):
    """The picture stream that is shown.

    coded_width, coded_height: pixels as stored, before rotation and with the pixels' own aspect.
    color_*: names of ITU-T H.273, or null where the file does not say. start: flicks of the first frame in the
    file's own clock. duration: flicks from the first frame to the end of the last. keyframe_interval: the longest
    wait between two keyframes, flicks. fields: which field of a frame comes first, where frames are made of two; each
    is shown as a picture of its own. telecined: the fields hold 24 pictures a second.
    """

    codec: str
    pixel_format: str
    bit_depth: int
    alpha: bool
    coded_width: int
    coded_height: int
    sample_aspect_ratio: str
    color_primaries: str | None
    color_transfer: str | None
    color_matrix: str | None
    color_range: Literal["limited", "full"] | None
    hdr: Literal["pq", "hlg"] | None
    start: int
    duration: int
    frames: int
    variable_frame_rate: bool
    keyframe_interval: int
    fields: Literal["progressive", "top", "bottom"] = "progressive"
    telecined: bool = False


class AudioFacts(Model):
    """One sound stream. start and duration in flicks, in the file's own clock.

    layout: what libavutil calls it (stereo, 5.1, 3 channels (FC+FR+FL)); empty in facts of before it was noted.
    """

    stream: int
    codec: str
    channels: int
    layout: str = ""
    sample_rate: int
    start: int
    duration: int
    language: str | None


class Facts(Model):
    """A file that can be used.

    width, height: as shown: after rotation, in square pixels; 0 for sound. duration: flicks; 0 for a still.
    rotation: degrees clockwise that turn the stored picture upright. frame_rate: an exact fraction; the mean
    where it varies. proxy_reason: why the browser gets a proxy instead of the original; empty when it does not.
    warnings: sentences about what of the file is not used.
    """

    kind: Kind
    container: str
    width: int
    height: int
    duration: int
    duration_seconds: float
    frame_rate: str | None
    rotation: int
    has_audio: bool
    start: int
    video: VideoFacts | None
    audio: list[AudioFacts]
    browser_playable: bool
    proxy_reason: str
    warnings: list[str] = Field(default_factory=list)
