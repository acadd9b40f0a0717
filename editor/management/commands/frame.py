"""`manage.py frame DOC.json --at SECONDS --out F.png`: one picture of a document in a file."""

from __future__ import annotations

from argparse import ArgumentParser
from fractions import Fraction
from pathlib import Path
from typing import Any

from django.conf import settings

from editor.management.rendering import RenderingCommand
from editor.render.errors import BadDocument
from editor.render.work import FRAME, frame_work
from editor.timeline.schema import MAX_TIME
from editor.timeline.time import FLICKS_PER_SECOND


class Command(RenderingCommand):
    help = "Draw one frame of a document into a PNG file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the moment besides what films take too."""
        super().add_arguments(parser)
        parser.add_argument("--at", default="0", metavar="SECONDS", help="The moment, e.g. 2.5 or 1/30.")

    def work(self, options: dict[str, Any]) -> None:
        """Draw the frame and put it where it was asked for."""
        film = self.film_settings(options)
        at = parse_seconds(options["at"])
        document, sources = self.load(options)
        self.run_to_file(
            frame_work(document, sources, film, Path(settings.FONTS_DIR), at), FRAME, Path(options["out"])
        )


def parse_seconds(text: str) -> int:
    """Return flicks. Raises BadDocument for what is no moment on a timeline."""
    try:
        flicks = int(Fraction(text) * FLICKS_PER_SECOND)
    except (ValueError, ZeroDivisionError):
        raise BadDocument(f"--at: {text} is not a number of seconds.") from None
    if not 0 <= flicks <= MAX_TIME:
        raise BadDocument(f"--at: {text} lies outside every timeline.")
    return flicks
