"""What a render has to do, as data: worked out from the document alone, before a byte is decoded."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from editor.render.errors import BadDocument, BadSource
from editor.render.settings import SAMPLE_RATE, EncoderSettings, FilmSettings, encoder_settings
from editor.timeline.frame import SoundClip
from editor.timeline.index import TimelineIndex
from editor.timeline.schema import Document
from editor.timeline.sound import evaluate_sound
from editor.timeline.time import frame_count

#: Longer films than this are refused before they fill a disk.
MOST_FRAMES = 60 * 60 * 60 * 12


@dataclass(frozen=True)
class Plan:
    """One film: how many frames and samples, how they are encoded, what is heard, and where the sources are.

    samples is the film's length to the frame at 48 kHz, 0 for a film without sound.
    """

    document: Document
    encoder: EncoderSettings
    frames: int
    samples: int
    sounds: tuple[SoundClip, ...]
    sources: dict[str, Path]

    @property
    def duration(self) -> Fraction:
        """Seconds."""
        return self.frames / self.encoder.frame_rate


def plan_film(document: Document, sources: dict[str, Path], settings: FilmSettings, threads: int = 0) -> Plan:
    """Plan the film of a whole document. `sources` says where the file of an asset is.

    Raises BadDocument for an empty timeline and BadSource for an asset on it that has no file.
    """
    encoder = encoder_settings(document.canvas, settings, threads)
    frames = frame_count(TimelineIndex(document).duration, document.canvas.frame_rate)
    if frames == 0:
        raise BadDocument("clips: there is nothing on the timeline, so there is no film to make.")
    if frames > MOST_FRAMES:
        raise BadDocument(
            f"clips: the film would have {frames} frames; more than {MOST_FRAMES} are not made."
        )
    for name in sorted(used_assets(document)):
        if name not in sources:
            raise BadSource(f"assets/{name}: its file is not there.")
    sounds = tuple(evaluate_sound(document))
    samples = round(frames / encoder.frame_rate * SAMPLE_RATE) if sounds else 0
    return Plan(document, encoder, frames, samples, sounds, sources)


def check_length(document: Document) -> int:
    """Return the film's length in frames. Raises BadDocument where it has none, or far too many."""
    frames = frame_count(TimelineIndex(document).duration, document.canvas.frame_rate)
    if frames == 0:
        raise BadDocument("clips: there is nothing on the timeline, so there is no film to make.")
    if frames > MOST_FRAMES:
        raise BadDocument(
            f"clips: the film would have {frames} frames; more than {MOST_FRAMES} are not made."
        )
    return frames


def used_assets(document: Document) -> set[str]:
    """Return the assets that clips on the timeline show or sound, as far as the document knows them."""
    named = {clip.asset for clip in document.clips.values() if clip.kind in ("video", "image", "audio")}
    return named & document.assets.keys()
