"""How the channels of a sound become two, by the names of its layout and never by their number.

Names are libavutil's (FL, FC, BL, ...). Pure: imports no codec.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

_HALF = 0.5**0.5
#: Web Audio API, section 4.4, "speakers" interpretation, has rules for these besides mono and stereo; for quadraphony
#: it differs from ITU-R BS.775.
_QUADS = ({"FL", "FR", "BL", "BR"}, {"FL", "FR", "SL", "SR"})

#: What a channel gives to the left and to the right side. ITU-R BS.775-3, annex 4, and for channels that it does not
#: know FFmpeg's libswresample; what lies above or below its plane counts like what lies at the sides.
_GAINS: dict[str, tuple[float, float]] = {
    "FC": (_HALF, _HALF),
    **dict.fromkeys(("BC", "TC", "TFC", "TBC", "BFC"), (0.5, 0.5)),
    **dict.fromkeys(("FL", "FLC", "WL", "DL", "BINL"), (1.0, 0.0)),
    **dict.fromkeys(("FR", "FRC", "WR", "DR", "BINR"), (0.0, 1.0)),
    **dict.fromkeys(("BL", "SL", "SDL", "TFL", "TBL", "TSL", "BFL", "SSL", "TTL"), (_HALF, 0.0)),
    **dict.fromkeys(("BR", "SR", "SDR", "TFR", "TBR", "TSR", "BFR", "SSR", "TTR"), (0.0, _HALF)),
    # Low frequencies have loudspeakers of their own, which two do not.
    **dict.fromkeys(("LFE", "LFE2", "UNSD"), (0.0, 0.0)),
    # Ambisonics (AmbiX): two cardioids that look to the sides.
    "AMBI0": (0.5, 0.5),
    "AMBI1": (0.5, -0.5),
}
_EVERYWHERE = (1.0, 1.0)

#: What Web Audio takes channels for that nobody named, by their number. Matroska, for one, never names them.
_BY_NUMBER = {
    2: ("FL", "FR"),
    4: ("FL", "FR", "BL", "BR"),
    6: ("FL", "FR", "FC", "LFE", "BL", "BR"),
}


@lru_cache(maxsize=256)
def down_mix(names: tuple[str, ...]) -> NDArray[np.float32]:
    """Return the matrix (2, channels) that makes stereo of channels with these names.

    One channel is heard on both sides; of two, four or six that nobody named it is known what they are. Any other
    channel without a name that we know goes to both sides, so that nothing is lost.
    """
    return np.asarray(_gains(names), np.float32).T


def _gains(names: Sequence[str]) -> list[tuple[float, float]]:
    unknown = [name not in _GAINS and not name.startswith("AMBI") for name in names]
    if len(names) == 1:
        return [_EVERYWHERE]
    if all(unknown) and len(names) in _BY_NUMBER:
        return _gains(_BY_NUMBER[len(names)])
    if len(names) == 4 and set(names) in _QUADS:
        return [(left and 0.5, right and 0.5) for left, right in (_GAINS[name] for name in names)]
    gains = [
        _EVERYWHERE if strange else _GAINS.get(name, (0.0, 0.0))
        for name, strange in zip(names, unknown, strict=True)
    ]
    has_sides = any(left != right for left, right in gains)
    if not has_sides and "FC" in names:
        # A centre alone, whatever stands beside it, is a mono sound.
        return [_EVERYWHERE if name == "FC" else gain for name, gain in zip(names, gains, strict=True)]
    return gains
