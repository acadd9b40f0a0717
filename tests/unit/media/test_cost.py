"""Small files that ask for minutes of work are refused or reduced by a sentence, within seconds."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from cloudstudio.sandbox import Refused, Work, run
from media.inspection import Facts, inspection_work
from media.renditions import rendition_work, wanted
from tests.media_costly import COSTLY
from tests.media_samples import sample

#: Seconds of processor time that a file of kilobytes may take; the kernel counts them and ends what needs more. With
#: some room for a machine whose cores are shared.
MOST, ROOM = 5, 4


def done(work: Work, out: Path) -> dict | str:
    """Return the result or the refusal of work that gets MOST seconds. Raises ChildDied where it needs more."""
    try:
        return run(replace(work, limits=replace(work.limits, cpu=MOST + ROOM)), out)
    except Refused as refused:
        return refused.sentence


@pytest.mark.parametrize("name", COSTLY)
def test_a_small_file_takes_seconds_whatever_it_asks_for(name: str, tmp_path: Path) -> None:
    path, word = sample(name), COSTLY[name]
    result = done(inspection_work(path), tmp_path)
    if isinstance(result, str):
        assert word
        assert result.endswith(".")
        assert word == "any" or word in result
        assert all(int(seconds) <= MOST for seconds in re.findall(r"(\d+) seconds", result))
        return
    facts = Facts.model_validate(result)
    assert word == "any" or (word in " ".join(facts.warnings) if word else not facts.warnings)
    for rendition in wanted(facts):
        if rendition != "proxy" or facts.warnings:
            assert isinstance(done(rendition_work(rendition, path, facts), tmp_path), dict), rendition
