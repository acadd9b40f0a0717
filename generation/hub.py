"""Bring a checkpoint from a model hub: what is needed of it, resumable, hashed, and never more than the disk holds.

Speaks the Hugging Face Hub's HTTP interface (`/api/models/NAME?blobs=true`, `/NAME/resolve/REVISION/FILE`), which
others serve too; `MODEL_HUB` names the address. Only an operator's own command asks for it.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from generation.zoo.stable_diffusion.checkpoint import LEFT_OUT, InvalidCheckpoint, read_checkpoint

DEFAULT_HUB = "https://huggingface.co"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9][A-Za-z0-9._-]*")
WANTED = {".json", ".txt", ".model", ".safetensors"}
CHUNK = 2**20
TIMEOUT = 60
#: Left free on the disk beyond the checkpoint itself.
SPARE = 2**30

Progress = Callable[[int, int, str], None]


class HubError(Exception):
    """The hub, or what it sent, was not as it should be. Its text is one sentence that says what to do."""


@dataclass(frozen=True)
class RemoteFile:
    """A file on the hub: its path in the checkpoint, its bytes, and a hash of its content."""

    path: str
    size: int
    sha256: str
    git_sha1: str


@dataclass(frozen=True)
class Listing:
    """What a checkpoint on the hub consists of, as far as we need it."""

    name: str
    revision: str
    licence: str
    files: tuple[RemoteFile, ...]

    @property
    def size(self) -> int:
        """Bytes of all files that will be brought."""
        return sum(file.size for file in self.files)


def list_checkpoint(name: str, hub: str | None = None) -> Listing:
    """Ask the hub what it has under `owner/name`. Raises HubError."""
    if not NAME.fullmatch(name):
        raise HubError(f"“{name}” is not the name of a checkpoint; on a hub they are called owner/name.")
    base = hub_address(hub)
    try:
        with urllib.request.urlopen(
            _request(f"{base}/api/models/{name}?blobs=true"), timeout=TIMEOUT
        ) as answer:
            about: dict[str, Any] = json.loads(answer.read(64 * CHUNK))
        revision = str(about.get("sha") or "main")
        index_url = f"{base}/{name}/resolve/{quote(revision, safe='')}/model_index.json"
        with urllib.request.urlopen(_request(index_url), timeout=TIMEOUT) as answer:
            index: dict[str, Any] = json.loads(answer.read(CHUNK))
    except urllib.error.HTTPError as error:
        raise HubError(
            f"The hub answered {error.code} for “{name}”: check the name, and that it is in diffusers' layout."
        ) from None
    except (OSError, ValueError) as error:
        raise HubError(f"The hub at {base} cannot be reached or understood ({error}).") from None
    parts = {part for part in index if not part.startswith("_")} - LEFT_OUT
    files = tuple(
        _remote(item) for item in about.get("siblings", []) if _is_wanted(str(item.get("rfilename")), parts)
    )
    licence = (about.get("cardData") or {}).get("license") or "not stated"
    return Listing(name, revision, str(licence), files)


def fetch_checkpoint(listing: Listing, models: Path, on_progress: Progress, hub: str | None = None) -> Path:
    """Bring the files into `models` and return the checkpoint's folder.

    A call that was interrupted goes on where it stopped. Raises HubError, InvalidCheckpoint; then nothing that is
    not whole stands among the checkpoints.
    """
    folder = models / listing.name.replace("/", "--")
    if folder.exists():
        raise HubError(f"“{folder.name}” has been added already; remove it first to bring it again.")
    partial = (
        models / ".partial" / f"{folder.name}@{hashlib.sha256(listing.revision.encode()).hexdigest()[:12]}"
    )
    there = (
        sum(file.stat().st_size for file in partial.rglob("*") if file.is_file()) if partial.is_dir() else 0
    )
    partial.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(partial).free
    if listing.size - there + SPARE > free:
        raise HubError(
            f"“{listing.name}” needs {listing.size - there + SPARE:,} bytes of disk and {free:,} are free: make room."
        )
    done = 0
    for file in listing.files:
        target = partial / PurePosixPath(file.path)
        target.parent.mkdir(parents=True, exist_ok=True)
        url = (
            f"{hub_address(hub)}/{listing.name}/resolve/{quote(listing.revision, safe='')}/{quote(file.path)}"
        )
        _fetch_file(url, file, target, partial_progress(on_progress, done, listing.size, file.path))
        done += file.size
    (partial / "licence.txt").write_text(f"{listing.licence}\n{hub_address(hub)}/{listing.name}\n")
    try:
        read_checkpoint(partial)
    except InvalidCheckpoint:
        shutil.rmtree(partial)
        raise
    os.replace(partial, folder)
    return folder


def partial_progress(on_progress: Progress, before: int, total: int, name: str) -> Callable[[int], None]:
    """Return what tells the progress of one file as progress of all."""
    return lambda size: on_progress(before + size, total, name)


def hub_address(hub: str | None) -> str:
    """Return the hub to ask. Only https, but for a hub on this machine."""
    base = (hub or os.environ.get("MODEL_HUB") or DEFAULT_HUB).rstrip("/")
    if not re.match(r"https://|http://(127\.0\.0\.1|localhost|\[::1\])[:/]?", base):
        raise HubError(f"“{base}” is no address of a hub: it must start with https://.")
    return base


def _fetch_file(url: str, file: RemoteFile, target: Path, on_size: Callable[[int], None]) -> None:
    """Bring one file, from where an earlier try stopped, and check what came."""
    for fresh in (False, True):
        if fresh:
            target.unlink(missing_ok=True)
        have = target.stat().st_size if target.exists() else 0
        if have < file.size or (file.size == 0 and not target.exists()):
            headers = {"Range": f"bytes={have}-"} if have else {}
            try:
                with urllib.request.urlopen(_request(url, headers), timeout=TIMEOUT) as answer:
                    resumed = answer.status == 206
                    with target.open("ab" if resumed else "wb") as out:
                        size = have if resumed else 0
                        while chunk := answer.read(CHUNK):
                            size += len(chunk)
                            if size > file.size:
                                break
                            out.write(chunk)
                            on_size(size)
            except OSError as error:
                raise HubError(
                    f"{file.path} did not arrive whole ({error}); the same command goes on where it stopped."
                ) from None
        if target.stat().st_size < file.size:
            raise HubError(f"{file.path} did not arrive whole; the same command goes on where it stopped.")
        if _matches(target, file):
            on_size(file.size)
            return
    target.unlink(missing_ok=True)
    raise HubError(f"{file.path} is not what the hub says it is (its hash differs); nothing was added.")


def _matches(target: Path, file: RemoteFile) -> bool:
    if target.stat().st_size != file.size:
        return False
    digest = hashlib.sha256() if file.sha256 else hashlib.sha1(usedforsecurity=False)
    if not file.sha256:
        digest.update(b"blob %d\0" % file.size)
    with target.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest() == (file.sha256 or file.git_sha1)


def _remote(item: dict[str, Any]) -> RemoteFile:
    large = item.get("lfs") or {}
    file = RemoteFile(
        path=str(item["rfilename"]),
        size=int(large.get("size", item.get("size", -1))),
        sha256=str(large.get("sha256") or large.get("oid") or "").removeprefix("sha256:"),
        git_sha1=str(item.get("blobId") or ""),
    )
    if file.size < 0 or not (file.sha256 or file.git_sha1):
        raise HubError(
            f"The hub gives no size or hash for {file.path}, so it cannot be checked; nothing was added."
        )
    return file


def _is_wanted(path: str, parts: set[str]) -> bool:
    """The index and the parts it names, as text or safetensors; not the variants that come beside them."""
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or "\\" in path:
        return False
    if path == "model_index.json":
        return True
    return (
        len(pure.parts) == 2
        and pure.parts[0] in parts
        and pure.suffix in WANTED
        and not re.search(r"\.(fp16|non_ema|bf16)[.-]", pure.name)
    )


def _request(url: str, headers: dict[str, str] | None = None) -> urllib.request.Request:
    return urllib.request.Request(url, headers={"User-Agent": "CloudStudio", **(headers or {})})
