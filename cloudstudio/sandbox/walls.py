"""The walls round the child: bubblewrap where it works, else only the limits it sets itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from cloudstudio.environment import CHECKOUT, read_environment

#: What a program needs of the system. No home, no data folder, no sockets, no /etc beyond the linker's.
SYSTEM = (
    "/usr",
    "/lib",
    "/lib32",
    "/lib64",
    "/bin",
    "/sbin",
    "/opt",
    "/etc/ld.so.cache",
    "/etc/alternatives",
)
KEPT = ("PATH", "LANG", "LC_ALL", "TZ", "FONTS_DIR", "CLOUDSTUDIO_DATA")
NAMESPACES = ("--unshare-user", "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts")


@lru_cache(maxsize=1)
def bubblewrap_works() -> bool:
    """Try bubblewrap once: it is missing on some systems, and forbidden in some containers."""
    program = shutil.which("bwrap")
    if not program or sys.platform != "linux":
        return False
    try:
        trial = subprocess.run(
            [
                program,
                *NAMESPACES,
                "--die-with-parent",
                *_mounts([], []),
                sys.executable,
                "-c",
                "pass",
            ],
            capture_output=True,
            timeout=20,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return trial.returncode == 0


def wall(command: list[str], read: Iterable[Path], write: Iterable[Path], *, gpu: bool = False) -> list[str]:
    """Return the command that runs `command` behind the walls.

    It can read the program and `read`, and write only to the folders `write` and its own /tmp.
    """
    if not bubblewrap_works():
        return command
    return [
        "bwrap",
        *NAMESPACES,
        "--die-with-parent",
        "--new-session",
        *_mounts(read, write),
        *(_accelerators() if gpu else ()),
        *command,
    ]


def _mounts(read: Iterable[Path], write: Iterable[Path]) -> list[str]:
    arguments = ["--tmpfs", "/"]
    for name in SYSTEM:
        arguments += ["--ro-bind-try", name, name]
    arguments += ["--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp"]  # noqa: S108
    for folder in program_folders():
        arguments += ["--ro-bind", str(folder), str(folder)]
    # The default data folder lies in the checkout: cover it before showing single files of it again.
    data = read_environment().data
    if data.is_dir() and any(data.is_relative_to(folder) for folder in program_folders()):
        arguments += ["--tmpfs", str(data)]
    for path in read:
        real = path.resolve()
        arguments += ["--ro-bind", str(real), str(real)]
        if path.absolute() != real:
            arguments += ["--ro-bind", str(real), str(path.absolute())]
    for folder in write:
        arguments += ["--bind", str(folder), str(folder)]
    return [*arguments, "--chdir", str(CHECKOUT)]


def _accelerators() -> list[str]:
    """Return the arguments that show the devices of GPUs, and what their libraries read about the machine."""
    devices = [*Path("/dev").glob("nvidia*"), *Path("/dev").glob("dri"), *Path("/dev").glob("kfd")]
    shown = [argument for path in devices for argument in ("--dev-bind", str(path), str(path))]
    return [*shown, "--ro-bind-try", "/sys", "/sys"]


@lru_cache(maxsize=1)
def program_folders() -> tuple[Path, ...]:
    """Return the folders that the program itself is made of, shortest first."""
    candidates = [
        CHECKOUT,
        Path(sys.prefix).resolve(),
        Path(sys.base_prefix).resolve(),
        (CHECKOUT / "frontend" / "node_modules").resolve(),
        (CHECKOUT / "frontend" / "dist").resolve(),
    ]
    fonts = read_environment().fonts
    if fonts is not None:
        candidates.append(fonts.resolve())
    wanted = {path for path in candidates if path.is_dir() and not _in_system(path)}
    return tuple(sorted(wanted, key=lambda path: (len(path.parts), path)))


def _in_system(path: Path) -> bool:
    return any(path.is_relative_to(folder) for folder in ("/usr", "/opt"))


def environment(scratch: Path) -> dict[str, str]:
    """Return the child's variables: nothing of the server's own, so no secret can leak through them."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return kept | {
        "PYTHONPATH": str(CHECKOUT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUNBUFFERED": "1",
        "HOME": str(scratch),
        "TMPDIR": str(scratch),
        "NUMBA_CACHE_DIR": str(scratch / "numba"),
        # Threads that spin while they wait starve the encoder on a small machine.
        "OMP_WAIT_POLICY": "PASSIVE",
    }
