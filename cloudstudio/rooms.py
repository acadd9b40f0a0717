"""How an app joins the house: what it brings is found by the name of the file."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import AppConfig


class Room(AppConfig):
    """An app of ours. What it registers is found by the name of the file.

    `jobs.py`: kinds of job. `files.py`: ranged files. `bin.py`: what can be deleted. `uses.py`: what uses an asset.
    Found by whoever needs them: `api.py`, `routing.py` (sockets), `pages.py` (addresses that are pages).

    Import it as `rooms.Room`: Django takes every configuration that it finds in an `apps.py` for the app's.
    """

    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Import what registers itself."""
        for part in ("jobs", "files", "bin", "uses"):
            bring(self.name, part)


def bring(room: str, part: str) -> ModuleType | None:
    """Import `room.part`, or return None where the room has no such file. A broken file still raises."""
    name = f"{room}.{part}"
    return import_module(name) if find_spec(name) else None
