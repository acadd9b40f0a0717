"""What the commands that render share: a document file in, one file out, one sentence when it cannot be."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from pydantic import ValidationError

from cloudstudio.sandbox import Work, run
from cloudstudio.sandbox.errors import SandboxError
from cloudstudio.scratch import scratch_folder
from editor.render.errors import BadDocument, NoRoom, RenderError
from editor.render.formats import FORMATS, format_of
from editor.render.project_file import load
from editor.render.settings import FilmSettings
from editor.timeline.schema import MAX_TIME, Document
from editor.timeline.time import FLICKS_PER_SECOND
from editor.timeline.validation import first_sentence
from media.inspection import inspect_file


class RenderingCommand(BaseCommand):
    """A command that needs no server. Bad input gives one sentence on standard error and exit status 1."""

    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the document, the file to write, and the size."""
        parser.add_argument("document", help="A document in JSON; its assets are files in the same folder.")
        parser.add_argument("--out", required=True, help="The file to write.")
        parser.add_argument("--height", help="Height in pixels; without it one for each canvas unit.")
        parser.add_argument("--quality", default="standard", help="draft, standard or high.")
        parser.add_argument(
            "--allow-missing", action="store_true", help="Draw placeholders for sources that are not there."
        )

    def handle(self, *args: object, **options: Any) -> None:
        """Work, and turn every error a person can act on into its sentence."""
        try:
            self.work(options)
        except (RenderError, SandboxError) as error:
            self.stderr.write(str(error))
            sys.exit(1)

    def work(self, options: dict[str, Any]) -> None:
        """Do what the command is for."""
        raise NotImplementedError

    def film_settings(self, options: dict[str, Any], **more: Any) -> FilmSettings:
        """Return the settings; the ending of the file says the format. Raises BadDocument for what cannot be."""
        format = format_of(options["out"])
        if format is None:
            raise BadDocument(f"--out: {options['out']} must end in one of {', '.join(FORMATS)}.")
        height = options["height"]
        try:
            height = None if height is None else int(height)
        except ValueError:
            raise BadDocument(f"--height: {height} is not a whole number of pixels.") from None
        chosen = {"format": format, "height": height, "quality": options["quality"]}
        try:
            return FilmSettings.model_validate(chosen | {"allow_missing": options["allow_missing"]} | more)
        except ValidationError as error:
            raise BadDocument(f"--{first_sentence(error)}") from None

    def load(self, options: dict[str, Any]) -> tuple[Document, dict[str, Path]]:
        """Return the document and its files."""
        return load(
            Path(options["document"]),
            lambda path: inspect_file(path).model_dump(mode="json"),
            allow_missing=options["allow_missing"],
        )

    def run_to_file(
        self,
        work: Work,
        name: str,
        target: Path,
        on_message: Callable[[dict[str, Any]], None] | None = None,
    ) -> None:
        """Do the work and move the file it makes to `target`, whole or not at all; print the result as JSON."""
        if target.is_dir() or not target.absolute().parent.is_dir():
            raise BadDocument(f"--out: {target} cannot be written, for there is no such folder.")
        with scratch_folder() as folder:
            result = run(work, folder, on_message=on_message or (lambda message: None))
            _put(folder / name, target)
        for warning in result.pop("warnings"):
            self.stderr.write(warning)
        self.stdout.write(json.dumps(result | {"out": str(target)}))


def parse_seconds(option: str, text: str) -> int:
    """Return flicks. Raises BadDocument for what is no moment on a timeline."""
    try:
        flicks = int(Fraction(text) * FLICKS_PER_SECOND)
    except (ValueError, ZeroDivisionError):
        raise BadDocument(f"--{option}: {text} is not a number of seconds.") from None
    if not 0 <= flicks <= MAX_TIME:
        raise BadDocument(f"--{option}: {text} lies outside every timeline.")
    return flicks


def _put(made: Path, target: Path) -> None:
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        shutil.copyfile(made, draft)
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise NoRoom(f"There is no room left on the disk for {target}.") from None
        raise BadDocument(f"--out: {target} cannot be written: {(error.strerror or '').lower()}.") from None
