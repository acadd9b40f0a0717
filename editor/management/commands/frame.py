"""`manage.py frame DOC.json --at SECONDS --out F.png`: one picture of a document in a file."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings

from editor.management.rendering import RenderingCommand, parse_seconds
from editor.render.errors import BadDocument
from editor.render.formats import FORMATS
from editor.render.work import FRAME, frame_work


class Command(RenderingCommand):
    help = "Draw one frame of a document into a PNG or JPEG file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the moment besides what films take too."""
        super().add_arguments(parser)
        parser.add_argument("--at", default="0", metavar="SECONDS", help="The moment, e.g. 2.5 or 1/30.")

    def work(self, options: dict[str, Any]) -> None:
        """Draw the frame and put it where it was asked for."""
        film = self.film_settings(options)
        if FORMATS[film.format].gives != "picture":
            raise BadDocument(
                f"--out: {options['out']} must end in png or jpg; `manage.py render` makes films."
            )
        at = parse_seconds("at", options["at"])
        document, sources = self.load(options)
        self.run_to_file(
            frame_work(document, sources, film, Path(settings.FONTS_DIR), at),
            FRAME[film.format],
            Path(options["out"]),
        )
