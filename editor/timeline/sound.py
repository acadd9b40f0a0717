"""What is heard, as a score: stretches of sources with envelopes. Both mixers play exactly this.

The mirror is `sound.ts`.
"""

from editor.timeline.frame import SoundClip
from editor.timeline.schema import AudioClip, Document, Sound, VideoClip
from editor.timeline.time import mul_div_floor


def evaluate_sound(document: Document) -> list[SoundClip]:
    """Return every clip that is heard, by start and then by id.

    What is muted, silent, on a track that is gone, or of a source without sound is left out.
    """
    heard = []
    for name, clip in document.clips.items():
        if not isinstance(clip, VideoClip | AudioClip):
            continue
        track = document.tracks.get(clip.track)
        asset = document.assets.get(clip.asset)
        if track is None or track.muted or clip.sound.muted or clip.sound.volume == 0:
            continue
        if asset is None or not (asset.has_audio or asset.kind == "audio"):
            continue
        line = envelope(clip.sound, clip.duration)
        heard.append(SoundClip(name, clip.asset, clip.start, clip.duration, clip.source_start, line))
    return sorted(heard, key=lambda clip: (clip.start, clip.clip))


def envelope(sound: Sound, duration: int) -> tuple[tuple[int, float], ...]:
    """Return (flicks from the start, gain), ascending, linear in between.

    Fades that are longer together than the clip are shortened in proportion, and meet.

        gain ^   ______
             |  /      \\
             | /        \\
             |/__________\\__> time
    """
    fade_in, fade_out = sound.fade_in, sound.fade_out
    if fade_in + fade_out > duration:
        fade_in = mul_div_floor(duration, fade_in, fade_in + fade_out)
        fade_out = duration - fade_in
    points: list[tuple[int, float]] = [(0, 0.0), (fade_in, sound.volume)] if fade_in else [(0, sound.volume)]
    if duration - fade_out > points[-1][0]:
        points.append((duration - fade_out, sound.volume))
    if fade_out:
        points.append((duration, 0.0))
    return tuple(points)
