"""`manage.py tool NAME IN --out OUT`: let a tool work on a file, without a server."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from cloudstudio.sandbox import run
from cloudstudio.sandbox.errors import SandboxError
from cloudstudio.scratch import scratch_folder
from generation.management.commands.generate import parse_settings
from generation.tools import TOOLS, get_tool
from generation.tools.base import InvalidTool
from generation.tools.work import tool_work
from generation.zoo.base import InvalidRequest
from media.inspection import inspect_file


class Command(BaseCommand):
    """Make what a tool makes of a file; a document in the same folder names it."""

    help = "Let a tool work on a file, or list the tools. What it makes is named by a document beside it."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Describe the command line."""
        parser.add_argument("name", nargs="?", default="", help=f"one of {', '.join(TOOLS)}")
        parser.add_argument("source", nargs="?", type=Path, help="the file to work on")
        parser.add_argument("--out", type=Path, help="the file to write")
        parser.add_argument(
            "--param",
            action="append",
            default=[],
            metavar="KEY=VALUE",
            help="a parameter of the tool; the value is JSON or plain text",
        )
        parser.add_argument("--list", action="store_true", help="list the tools and their parameters")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it; every failure is one sentence."""
        if options["list"]:
            self._list()
            return
        if not (options["name"] and options["source"] and options["out"]):
            raise CommandError("Say which tool, which file, and where to write: tool NAME IN --out OUT.")
        try:
            check = self._work(options["name"], options["source"], options["param"], options["out"])
        except (InvalidTool, InvalidRequest, SandboxError) as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{options['out']}: {check}")

    def _list(self) -> None:
        for tool in TOOLS.values():
            self.stdout.write(
                f"{tool.name} ({', '.join(tool.takes)} → {tool.makes}{tool.ending}): {tool.summary}"
            )
            for name, field in tool.parameters.model_fields.items():
                self.stdout.write(f"  --param {name}={str(field.default).lower()}  {field.description}")

    def _work(self, name: str, source: Path, pairs: list[str], target: Path) -> str:
        tool = get_tool(name)
        ending, endings = target.suffix.lower(), tool.endings or (tool.ending,)
        if ending not in endings:
            raise InvalidTool(f"--out is {target.name!r}; what {name} makes ends in {' or '.join(endings)}.")
        parameters = tool.check_parameters(parse_settings(pairs)).model_dump(mode="json")
        facts = inspect_file(source)
        if reason := tool.why_not(facts):
            raise InvalidTool(reason)
        with scratch_folder() as folder:
            made = run(tool_work(tool, source, facts, parameters), folder / "out")
            try:
                if ending == tool.ending:
                    shutil.copyfile(folder / "out" / made["file"], target)
                else:
                    target.write_bytes(tool.written(folder / "out" / made["file"], ending))
            except OSError as error:
                raise InvalidTool(f"{target} cannot be written: {error.strerror or error}.") from None
        return str(made["check"])
