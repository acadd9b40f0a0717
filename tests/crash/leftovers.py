"""What a studio has on its disk and among its processes that should not be there when no job runs."""

from __future__ import annotations

import re
from pathlib import Path

import psutil

from cloudstudio.sandbox.spares import AT_WORK
from tests.studio import RunningStudio


def blobs_of(studio: RunningStudio) -> set[str]:
    """Return the keys of all bytes that the studio keeps."""
    folder = studio.data / "blobs"
    return {
        path.parent.name + path.name
        for path in folder.rglob("*")
        if path.is_file() and path.parent.name != "pending"
    }


def left_behind(studio: RunningStudio) -> list[str]:
    """Name the folders of tries, the marks of unfinished blobs and the children that are still there."""
    folders = [str(path) for path in (studio.data / "jobs").glob("*")]
    marks = [str(path) for path in (studio.data / "blobs" / "pending").glob("*")]
    commands = [" ".join(process.info["cmdline"] or []) for process in psutil.process_iter(["cmdline"])]
    return folders + marks + [line for line in commands if is_child(studio.data, line)]


def is_child(data: Path, command: str) -> bool:
    """Tell whether a command is a child that works for this studio, or has. One that waits for work does not."""
    if "cloudstudio.sandbox.child" not in command or str(data) not in command:
        return False
    spare = re.search(re.escape(str(data / "spares")) + r"/[^/ ]+", command)
    return spare is None or (Path(spare[0]) / AT_WORK).exists() or not Path(spare[0]).exists()
