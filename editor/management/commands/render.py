"""`manage.py render DOC.json --out F.mp4 [--height 720]`: what a document gives, in a file of any format."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from fractions import Fraction
from pathlib import Path
from typing import Any

from django.conf import settings

from editor.management.rendering import RenderingCommand, parse_seconds
from editor.render.errors import BadDocument
from editor.render.formats import FORMATS
from editor.render.work import film_file, film_work

#: What people write for the frame rates of NTSC.
NTSC = {"23.976": "24000/1001", "23.98": "24000/1001", "29.97": "30000/1001", "59.94": "60000/1001"}


class Command(RenderingCommand):
    help = f"Render a document into a file; its ending says the format: {', '.join(FORMATS)}."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the rate and the range besides what frames take too."""
        super().add_arguments(parser)
        parser.add_argument("--fps", metavar="RATE", help="Frames a second, e.g. 25, 29.97 or 30000/1001.")
        parser.add_argument("--from", default="0", dest="start", metavar="SECONDS", help="Where to begin.")
        parser.add_argument("--to", dest="end", metavar="SECONDS", help="Where to end.")
        parser.add_argument("--once", action="store_true", help="A GIF that does not begin again.")

    def work(self, options: dict[str, Any]) -> None:
        """Render the film and put it where it was asked for."""
        film = self.film_settings(
            options,
            frame_rate=None if options["fps"] is None else parse_rate(options["fps"]),
            start=parse_seconds("from", options["start"]),
            end=None if options["end"] is None else parse_seconds("to", options["end"]),
            loop=not options["once"],
        )
        document, sources = self.load(options)
        self.run_to_file(
            film_work(document, sources, film, Path(settings.FONTS_DIR)),
            film_file(film),
            Path(options["out"]),
            on_message=self._show_progress if sys.stderr.isatty() else None,
        )

    def _show_progress(self, message: dict[str, Any]) -> None:
        if "progress" in message:
            self.stderr.write(f"\r{message['progress']:4.0%} {message['note']:<20}", ending="")


def parse_rate(text: str) -> dict[str, int]:
    """Return a frame rate as the settings take it. Raises BadDocument for what is none."""
    try:
        rate = Fraction(NTSC.get(text, text))
    except (ValueError, ZeroDivisionError):
        raise BadDocument(f"--fps: {text} is not a number of frames a second.") from None
    return {"numerator": rate.numerator, "denominator": rate.denominator}
