"""`manage.py render DOC.json --out F.mp4 [--height 720]`: the film of a document in a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.conf import settings

from editor.management.rendering import RenderingCommand
from editor.render.work import FILM, film_work


class Command(RenderingCommand):
    help = "Render a document into an MP4 file."

    def work(self, options: dict[str, Any]) -> None:
        """Render the film and put it where it was asked for."""
        film = self.film_settings(options)
        document, sources = self.load(options)
        self.run_to_file(
            film_work(document, sources, film, Path(settings.FONTS_DIR)),
            FILM,
            Path(options["out"]),
            on_message=self._show_progress if sys.stderr.isatty() else None,
        )

    def _show_progress(self, message: dict[str, Any]) -> None:
        if "progress" in message:
            self.stderr.write(f"\r{message['progress']:4.0%} {message['note']:<20}", ending="")
