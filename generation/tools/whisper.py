"""Words out of speech: Whisper base on CTranslate2, with when each word is said.

Source: Radford et al., "Robust Speech Recognition via Large-Scale Weak Supervision", 2022; faster-whisper 1.2.1.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from generation.tools.voice_activity import LEVEL, RATE, Mono
from generation.tools.weights import WHISPER, check_weights

#: By how much a quiet voice is raised at most.
MOST_GAIN = 40.0
#: What the network itself takes for no speech, with no trust in its own words, is left out.
NO_SPEECH, TRUST = 0.8, -1.0

#: The languages that it knows, by ISO 639; of some of the small ones it knows little.
_CODES = """
af am ar as az ba be bg bn bo br bs ca cs cy da de el en es et eu fa fi fo fr gl gu ha haw he hi hr
ht hu hy id is it ja jw ka kk km kn ko la lb ln lo lt lv mg mi mk ml mn mr ms mt my ne nl nn no oc
pa pl ps pt ro ru sa sd si sk sl sn so sq sr su sv sw ta te tg th tk tl tr tt uk ur uz vi yi yo zh
"""
LANGUAGES = frozenset(_CODES.split())


@dataclass(frozen=True)
class Heard:
    """A word as the network writes it, a space before it where it stands apart; seconds, and how likely it is right."""

    text: str
    start: float
    end: float
    sure: float


class Whisper:
    """The network. quick: in whole numbers and without weighing alternatives: twice as fast, a few more mistakes."""

    def __init__(self, weights: Path, quick: bool = False) -> None:
        # Imported here: it takes a second, and only the child that listens needs it.
        from faster_whisper import WhisperModel

        parts = [check_weights(one, weights).read_bytes() for one in WHISPER]
        config, tokenizer, vocabulary, first, second = parts
        files = {
            "config.json": config,
            "tokenizer.json": tokenizer,
            "vocabulary.txt": vocabulary,
            "model.bin": first + second,
        }
        self._model = WhisperModel(
            "base",
            device="cpu",
            compute_type="int8" if quick else "float32",
            cpu_threads=1,
            files=files,
        )
        self._beam = 1 if quick else 5

    def language_of(self, mono: Mono) -> tuple[str, float]:
        """Return the language of up to 30 s of speech at 16 kHz, and how likely it is that one."""
        language, sure, _ = self._model.detect_language(_levelled(mono))
        return language, float(sure)

    def hear(self, mono: Mono, language: str) -> list[Heard]:
        """Return the words of up to 30 s of speech at 16 kHz."""
        segments, _ = self._model.transcribe(
            _levelled(mono),
            language=language,
            beam_size=self._beam,
            word_timestamps=True,
            condition_on_previous_text=False,
        )
        lasts = len(mono) / RATE
        return [
            Heard(
                word.word, min(word.start, lasts), min(word.end, lasts), min(1.0, max(0.0, word.probability))
            )
            for segment in segments
            if not (segment.no_speech_prob > NO_SPEECH and segment.avg_logprob < TRUST)
            for word in segment.words or ()
            if word.word.strip()
        ]


def _levelled(mono: Mono) -> Mono:
    """Return a sound whose loud parts are as loud as the network expects them."""
    loud = float(np.sqrt(np.mean(np.square(mono)))) if len(mono) else 0.0
    return mono * np.float32(min(MOST_GAIN, LEVEL / loud)) if loud > 0 else mono
