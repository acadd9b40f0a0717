"""sound-1500-back.mp4: an asset's sound at another speed, backwards or both, the very samples that a film mixes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cloudstudio.sandbox import Report
from media.inspection.facts import Facts
from media.lossless import write_lossless
from media.renditions.names import Made, Retiming
from media.retimed import retime
from media.samples import FLICKS_PER_SAMPLE, Samples, SoundSource


def make(
    path: Path, facts: Facts, out: Path, report: Report, speed: int, reversed: bool, guide: str = ""
) -> Made:
    """Write the sound of the file at `path` at `speed` thousandths, perhaps backwards. Raises Refusal.

    guide: the file of the sound that it was made from, if any.
    """
    retiming = Retiming(speed, reversed)
    source = SoundSource(path)
    lead = SoundSource(Path(guide)) if guide else None
    total = facts.duration * 1000 / (retiming.speed * FLICKS_PER_SAMPLE)

    def blocks() -> Iterator[Samples]:
        made = 0
        for block in retime(source, facts.duration, retiming.speed, backwards=retiming.reversed, guide=lead):
            yield block
            made += block.shape[1]
            report.progress(made / max(total, 1), "Sound")

    written = write_lossless(out / retiming.file, blocks())
    source.close()
    if lead:
        lead.close()
    return retiming.file, {"samples": written}
