"""What a render has to do, as data: worked out from the document alone, before a byte is decoded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from editor.render.errors import BadDocument, BadSource
from editor.render.formats import FORMATS, FormatFacts
from editor.render.missing import what_is_missing, with_placeholders
from editor.render.settings import SAMPLE_RATE, EncoderSettings, FilmSettings, encoder_settings, film_rate
from editor.render.tracks import load_tables
from editor.timeline.frame import SoundClip
from editor.timeline.index import TimelineIndex
from editor.timeline.schema import Backdrop, Document
from editor.timeline.sound import evaluate_sound
from editor.timeline.tables import Tables
from editor.timeline.time import FLICKS_PER_SECOND, frame_count, frame_time, mul_div_ceil, to_seconds


@dataclass(frozen=True)
class Plan:
    """One film: how many frames and samples, how they are encoded, what is heard, and where the sources are.

    start: the moment of the timeline (flicks) at which the film begins; the sounds' starts count from it and may be
    negative. samples is the film's length to the frame at 48 kHz, 0 for a film without sound. tables: those of the
    document's tracks.
    """

    document: Document
    encoder: EncoderSettings
    start: int
    frames: int
    samples: int
    sounds: tuple[SoundClip, ...]
    sources: dict[str, Path]
    tables: Tables

    @property
    def facts(self) -> FormatFacts:
        """What the film's format is."""
        return FORMATS[self.encoder.format]

    @property
    def duration(self) -> Fraction:
        """Seconds."""
        return self.frames / self.encoder.frame_rate

    def time_of(self, frame: int) -> int:
        """Return the moment of the timeline (flicks) that the film's frame shows, counted from 0."""
        return self.start + frame_time(frame, self.encoder.frame_rate)


def plan_film(document: Document, sources: dict[str, Path], settings: FilmSettings, threads: int = 0) -> Plan:
    """Plan the film of a document, or of a range of it. `sources` says where the file of an asset is.

    Raises BadDocument for a range in which nothing lies, and for sound where nothing is heard; BadSource for an asset
    on the timeline that has no file, unless the settings allow it; BadDocument for a track that is none.
    """
    encoder = encoder_settings(document.canvas, settings, threads)
    length = check_length(document, settings)
    if not settings.allow_missing:
        for sentence in what_is_missing(document, sources):
            raise BadSource(sentence)
    document = with_placeholders(document, sources)
    if FORMATS[settings.format].has_alpha:
        document = _without_background(document)
    frames = 1 if FORMATS[settings.format].gives == "picture" else frame_count(length, encoder.frame_rate)
    sounds = _sounds_within(document, settings.start, settings.start + length)
    if FORMATS[settings.format].gives == "sound":
        if not sounds:
            raise BadDocument("clips: nothing on the timeline can be heard, so there is no sound to save.")
        samples = mul_div_ceil(length, SAMPLE_RATE, FLICKS_PER_SECOND)
    else:
        samples = round(frames / encoder.frame_rate * SAMPLE_RATE) if sounds else 0
    tables = load_tables(document, sources)
    return Plan(document, encoder, settings.start, frames, samples, sounds, sources, tables)


def check_length(document: Document, settings: FilmSettings) -> int:
    """Return how much of the timeline is filmed, in flicks.

    Raises BadDocument where there is nothing in it, or far too much for the format.
    """
    duration = TimelineIndex(document).duration
    if duration == 0:
        raise BadDocument("clips: there is nothing on the timeline, so there is no film to make.")
    if settings.start >= duration:
        raise BadDocument(f"start: the timeline is over after {to_seconds(duration):.3f} seconds.")
    length = min(duration, duration if settings.end is None else settings.end) - settings.start
    facts = FORMATS[settings.format]
    frames = frame_count(length, film_rate(document.canvas, settings))
    if facts.gives != "picture" and frames > facts.most_frames:
        raise BadDocument(
            f"clips: the film would have {frames} frames; more than {facts.most_frames} are not made of this format."
        )
    return length


def _without_background(document: Document) -> Document:
    nothing = {"background": "#00000000", "backdrop": Backdrop()}
    return document.model_copy(update={"canvas": document.canvas.model_copy(update=nothing)})


def _sounds_within(document: Document, start: int, end: int) -> tuple[SoundClip, ...]:
    """Return what is heard from `start` to `end`, counted from `start`."""
    return tuple(
        replace(sound, start=sound.start - start)
        for sound in evaluate_sound(document)
        if sound.start < end and sound.start + sound.duration > start
    )
