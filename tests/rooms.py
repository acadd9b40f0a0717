"""Name the rooms of the house that have grown past what a reader holds in the head (`make check` runs this)."""

import subprocess
import sys
from pathlib import Path

MOST_LINES = 400
OURS = (".py", ".ts", ".tsx", ".css")
MADE_BY_MACHINES = ("migrations/", "frontend/src/generated/")


def crowded(root: Path) -> list[tuple[int, str]]:
    """Return (lines, path) of each tracked source file over the limit, longest first."""
    listed = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True, check=True).stdout
    rooms = []
    for name in listed.splitlines():
        if (
            name.endswith(OURS)
            and not any(part in name for part in MADE_BY_MACHINES)
            and (root / name).exists()
        ):
            lines = len((root / name).read_text().splitlines())
            if lines > MOST_LINES:
                rooms.append((lines, name))
    return sorted(rooms, reverse=True)


if __name__ == "__main__":
    rooms = crowded(Path(__file__).parents[1])
    for lines, name in rooms:
        print(f"{name} has {lines} lines: does it hold two concepts?")
    sys.exit(bool(rooms))
