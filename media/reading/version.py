"""The version of how files are read. Facts and renditions carry the one that made them (`media/renewing.py`)."""

from __future__ import annotations

from media.inspection.facts import Facts

#: Raised with every change by which some files are read otherwise than before; `comes_out_otherwise` says which.
READER = 2
#: Where version 1 could lose pictures, or give them at other times.
MISREAD = {"ts", "avi"}
#: With more channels version 1 could lose some.
CHANNELS = 2


def comes_out_otherwise(made_by: int, before: Facts, now: Facts) -> bool:
    """Tell whether what a reader of an earlier version made of a file is to be made again.

    before, now: what that version and the present one say of the file. What comes out the same need not be made twice.
    """
    if made_by < 2:
        has_fields = now.video is not None and now.video.fields != "progressive"
        has_channels = any(sound.channels > CHANNELS for sound in now.audio[:1])
        moved = (before.start, before.duration) != (now.start, now.duration)
        if now.container in MISREAD or has_fields or has_channels or moved:
            return True
    return False
