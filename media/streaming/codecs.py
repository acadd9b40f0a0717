"""The names of codecs as playlists and browsers spell them. Source: RFC 6381, section 3.3."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import av

#: AAC-LC, which is all that we write.
AAC = "mp4a.40.2"


def codec_of(path: Path) -> str:
    """Return the codec of the one track of an MP4. Raises ValueError for others than H.264 and AAC."""
    with closing(av.open(str(path))) as file:
        stream = file.streams[0]
        name, extra = stream.codec_context.name, stream.codec_context.extradata or b""
    if name == "aac":
        return AAC
    if name == "h264" and len(extra) >= 4 and extra[0] == 1:
        # The profile, its constraints and the level, as the record in front of the pictures says them.
        return f"avc1.{extra[1:4].hex()}"
    raise ValueError(f"{path.name} is {name}, which is not sent in pieces.")
