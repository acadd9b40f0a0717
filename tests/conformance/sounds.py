"""Conformance documents that are listened to: the score of each is a vector, and Chromium's mix of it and the film's
are held against each other.
"""

from typing import Any

from tests.conformance.documents import SECOND as S
from tests.conformance.examples import ASSETS, SMALL, Example, Json, clip, document

MUSIC: Json = {"asset": "music", "duration": 2 * S}
SPEECH: Json = {"asset": "speech", "duration": S}


def heard(*clips: Json, tracks: int = 1) -> Example:
    """A document of sounds; `t1`, `t2`, ... as everywhere."""
    assets = tuple(dict.fromkeys(clip["asset"] for clip in clips if "asset" in clip))
    return Example(document(*clips, assets=assets, tracks=tracks), [(0, *SMALL)])


def audio(track: str = "t1", *, source: Json = MUSIC, **more: Any) -> Json:
    return clip("audio", track, **(source | more))


def fades() -> Example:
    """Volumes, fades, fades that meet, silence; starts and cuts that fall between samples."""
    return heard(
        audio(sound={"volume": 0.5, "fade_in": S // 2, "fade_out": S}),
        audio("t2", source=SPEECH, start=S // 3 + 1, source_start=S // 7, sound={"volume": 1.5}),
        audio("t2", start=2 * S, source_start=S // 2 + 7001, sound={"fade_in": 2 * S, "fade_out": 3 * S}),
        audio("t2", sound={"volume": 0}),
        audio("t2", sound={"muted": True}),
        tracks=2,
    )


def pan() -> Example:
    """One sound to each side, one in the middle, one beyond the end of its source."""
    return heard(
        audio(sound={"pan": -0.75, "volume": 0.6}),
        audio("t2", source=SPEECH, start=S // 2, sound={"pan": 1}),
        audio(start=2 * S, source_start=2 * S, sound={"pan": 0.25}),
        tracks=2,
    )


def keyframes() -> Example:
    """Volume and pan that move: straight, held, eased; beyond their bounds; under a fade."""
    volume = [
        {"time": S // 4, "value": 0.2},
        {"time": S // 2, "value": 1, "easing": "hold"},
        {"time": S, "value": 0.1, "easing": "ease-in-out"},
        {"time": 2 * S - 1, "value": 1.2},
    ]
    overshooting = {"easing": "bezier", "bezier": {"x1": 0.3, "y1": -1, "x2": 0.7, "y2": 2}}
    sway = [{"time": 0, "value": -3} | overshooting, {"time": S, "value": 0.5}, {"time": S, "value": 1}]
    return heard(
        audio(keyframes={"volume": volume, "pan": sway}, sound={"fade_in": S // 3, "volume": 0}),
        audio(source=SPEECH, start=2 * S, keyframes={"volume": [{"time": 0, "value": 9}]}, sound={"pan": -1}),
        audio("t2", source=SPEECH, keyframes={"volume": [{"time": 0, "value": 0}]}),
        tracks=2,
    )


def ducking() -> Example:
    """Music and a second voice give way to a voice, and a pause that is too short is none; solo; mute."""
    result = heard(
        audio(source=MUSIC | {"duration": 3 * S}, sound={"fade_in": S // 2}),
        audio("t2", source=SPEECH, start=S // 2, duration=S // 3),
        audio("t2", source=SPEECH, start=S // 2 + S // 3 + S // 5, duration=S // 4),
        audio("t2", source=SPEECH, start=2 * S + S // 2, duration=S // 2),
        audio("t3", source=SPEECH, start=0, duration=S, sound={"volume": 0.3}),
        audio("t4", source=SPEECH),
        audio("t5", source=SPEECH),
        tracks=5,
    )
    tracks = result.document["tracks"]
    tracks["t1"] |= {"duck": 12, "solo": True}
    tracks["t2"] |= {"is_voice": True, "solo": True}
    tracks["t3"] |= {"is_voice": True, "duck": 6, "solo": True}
    tracks["t4"] |= {"is_voice": True, "solo": True, "muted": True}
    return result


def retimed() -> Example:
    """Faster, slower, backwards, both; frozen, which is silent; a speed that is no whole thousandth."""
    return heard(
        audio(duration=S, playing={"speed": 1.5}, source_start=S // 2),
        audio(start=S, duration=S, playing={"reversed": True}, source_start=S // 4),
        audio(start=2 * S, duration=2 * S, playing={"speed": 0.6666, "reversed": True}),
        audio("t2", source=SPEECH, start=S // 2, duration=S, playing={"speed": 0.8}),
        audio("t2", source=SPEECH, start=3 * S, playing={"frozen": True}),
        tracks=2,
    )


def cleaned() -> Example:
    """Some of the cleaned sound, all of it, none; under lines; at another speed, backwards; one of another source."""
    some: Json = {"asset": "cleaned-music", "amount": 0.7}
    sway = [{"time": 0, "value": -1}, {"time": S, "value": 1}]
    result = heard(
        audio(sound={"cleaned": some, "volume": 0.8, "fade_in": S // 2, "pan": 0.5}, duration=S),
        audio(start=S, duration=S, source_start=S + 7001, sound={"cleaned": {"asset": "cleaned-music"}}),
        audio(start=2 * S, duration=S, sound={"cleaned": some | {"amount": 0}}, keyframes={"pan": sway}),
        audio("t2", duration=S, playing={"speed": 1.5}, source_start=S // 2, sound={"cleaned": some}),
        audio("t2", start=S, duration=S, playing={"reversed": True}, sound={"cleaned": some}),
        audio(
            "t2",
            start=2 * S,
            duration=S,
            playing={"speed": 0.6666, "reversed": True},
            sound={"cleaned": some},
        ),
        audio("t3", source=SPEECH, sound={"cleaned": some}),
        audio("t3", source=SPEECH, start=2 * S, sound={"cleaned": some | {"asset": "gone"}}),
        tracks=3,
    )
    result.document["assets"]["cleaned-music"] = ASSETS["cleaned-music"]
    return result


def passages() -> Example:
    """Across a cut, with too little left of the source, after a gap, over a fade; a picture takes over no sound."""
    across: Json = {"kind": "cross-fade", "duration": S // 2}
    return heard(
        audio(duration=S),
        audio(source=SPEECH, start=S, transition=across),
        audio(start=2 * S, duration=S, source_start=2 * S - S // 5, transition=across | {"easing": "ease"}),
        audio(
            "t2", source=SPEECH, start=S // 4, duration=S // 2, transition=across, sound={"fade_out": S // 4}
        ),
        audio("t2", start=S, duration=S // 2, sound={"volume": 0.5}),
        clip(
            "shape", "t2", start=S + S // 2, duration=S // 4, transition={"kind": "wipe", "duration": 9 * S}
        ),
        tracks=2,
    )


def rates() -> Example:
    """Sources at 44.1 and at 8 kHz: from their beginning to their end, and from a moment between two samples."""
    chirp: Json = {"asset": "chirp", "duration": 2 * S}
    tone: Json = {"asset": "tone", "duration": S}
    return heard(
        audio(source=chirp),
        audio(source=chirp, start=2 * S, source_start=S // 3 + 1001, duration=S),
        audio("t2", source=tone, start=S // 2, sound={"volume": 0.3}),
        audio("t2", source=tone, start=2 * S, source_start=S // 7, duration=S // 2, sound={"pan": 0.5}),
        tracks=2,
    )


def surround() -> Example:
    """Sources of six and of four channels, and of one: whole, and moved aside after they have become two."""
    speakers: Json = {"asset": "surround", "duration": S}
    corners: Json = {"asset": "quad", "duration": S}
    return heard(
        audio(source=speakers),
        audio(source=speakers, start=S, source_start=S // 3, duration=S // 2, sound={"pan": -0.5}),
        audio("t2", source=corners, start=S // 2, sound={"volume": 0.5, "fade_in": S // 4}),
        audio("t2", source=SPEECH, start=2 * S, duration=S // 2, sound={"pan": 0.5}),
        tracks=2,
    )


def coded() -> Example:
    """AAC in six channels: from its beginning, before which the encoder's run-up lies, and from its middle."""
    source: Json = {"asset": "coded", "duration": S}
    return heard(
        audio(source=source),
        audio(source=source, start=S, source_start=S // 3, duration=S // 2),
        audio("t2", source=source, start=3 * S // 2, sound={"volume": 0.5}),
        tracks=2,
    )


SOUNDS = {
    "sound-fades": fades,
    "sound-pan": pan,
    "sound-keyframes": keyframes,
    "sound-ducking": ducking,
    "sound-retimed": retimed,
    "sound-passages": passages,
    "sound-cleaned": cleaned,
    "sound-rates": rates,
    "sound-surround": surround,
    "sound-coded": coded,
}
