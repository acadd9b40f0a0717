"""docs/formats.md, made from the samples: `python -m tests.formats` writes it, and a test holds it to them."""

from __future__ import annotations

import os

from cloudstudio.environment import CHECKOUT
from cloudstudio.sandbox import Report
from media.inspection.work import inspect
from tests.media_samples import names, sample

PLACE = CHECKOUT / "docs" / "formats.md"
HEAD = """# What is taken

Told by what is in a file, never by its name. Each row is a file that the tests make and inspect; this page is written
by `python -m tests.formats`. Where the last column is empty, the editor plays the original; else a preview copy is
made, and films are still made from the original.

| container | kind | picture | sound | preview copy, because |
|---|---|---|---|---|
"""


def page() -> str:
    """Return the page, a row for each combination that the samples hold."""
    rows = set()
    with open(os.devnull, "w") as nowhere:
        report = Report(nowhere.fileno())
        for name in [*names(), "fields_top.mp4"]:
            facts = inspect(sample(name), report)
            video, sound = facts.video, facts.audio[0].codec if facts.audio else ""
            picture = f"{video.codec} {video.pixel_format}" if video else ""
            rows.add((facts.container, facts.kind, picture, sound, facts.proxy_reason))
    return HEAD + "".join(f"| {' | '.join(row)} |\n" for row in sorted(rows))


if __name__ == "__main__":
    PLACE.write_text(page())
