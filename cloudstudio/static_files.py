"""The built front end and the API docs' own scripts under /static/, as raw ASGI.

Django's FileResponse reads a whole file into memory under ASGI; this sends pieces, compressed where it pays.
"""

from __future__ import annotations

import asyncio
import gzip
import mimetypes
from email.utils import formatdate
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders

CHUNK = 256 * 1024
#: No file of ours has a longer name, and file systems fail on names of more than 255 bytes.
LONGEST_NAME = 200
#: Types that get smaller, and sizes above which it is not worth the memory.
SQUEEZED = ("text/", "application/javascript", "application/json", "application/wasm", "image/svg+xml")
LARGEST_SQUEEZED = 16 * 2**20

mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("text/javascript", ".mjs")
mimetypes.add_type("application/wasm", ".wasm")
mimetypes.add_type("font/ttf", ".ttf")
mimetypes.add_type("application/json", ".map")


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Answer GET and HEAD for one static file: 200, 304, 404 or 405."""
    if scope["method"] not in {"GET", "HEAD"}:
        return await _answer(send, 405, [(b"allow", b"GET, HEAD")], b"This address can only be read.")
    path = await asyncio.to_thread(find, scope["path"].removeprefix(settings.STATIC_URL))
    if path is None:
        return await _answer(send, 404, [], b"There is no such file.")
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    about = path.stat()
    etag = f'"{about.st_mtime_ns:x}-{about.st_size:x}"'
    kind = content_type(path)
    # Vite puts a hash of the content into every name under assets/.
    hashed = path.parent == settings.FRONTEND_DIR / "assets"
    cache = "public, max-age=31536000, immutable" if hashed else "no-cache"
    answer = [
        (b"etag", etag.encode()),
        (b"cache-control", cache.encode()),
        (b"vary", b"accept-encoding"),
        (b"x-content-type-options", b"nosniff"),
    ]
    if headers.get("if-none-match") == etag:
        return await _answer(send, 304, answer, None)
    answer += [
        (b"content-type", kind.encode()),
        (b"last-modified", formatdate(about.st_mtime, usegmt=True).encode()),
    ]
    head_only = scope["method"] == "HEAD"
    if (
        "gzip" in headers.get("accept-encoding", "")
        and kind.startswith(SQUEEZED)
        and about.st_size <= LARGEST_SQUEEZED
    ):
        body = await asyncio.to_thread(squeeze, path, about.st_mtime_ns)
        answer += [(b"content-encoding", b"gzip"), (b"content-length", str(len(body)).encode())]
        return await _answer(send, 200, answer, b"" if head_only else body)
    answer.append((b"content-length", str(about.st_size).encode()))
    await send({"type": "http.response.start", "status": 200, "headers": answer})
    if not head_only:
        with path.open("rb") as file:
            while piece := await asyncio.to_thread(file.read, CHUNK):
                await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


def find(name: str) -> Path | None:
    """Return the file of that name in the built front end or in an installed app, or None."""
    if "\x00" in name or "\\" in name or any(part in {"", ".", ".."} for part in name.split("/")):
        return None
    if len(name) > LONGEST_NAME:
        return None
    built = settings.FRONTEND_DIR / name
    if built.is_file():
        return Path(built)
    found = finders.find(name)
    return Path(found) if isinstance(found, str) and Path(found).is_file() else None


def content_type(path: Path) -> str:
    """Return the type by the name's ending; text says its encoding, which Safari's workers need."""
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


@lru_cache(maxsize=256)
def squeeze(path: Path, mtime_ns: int) -> bytes:
    """Return the file's bytes gzipped; `mtime_ns` is part of the key, so that a new build is seen."""
    return gzip.compress(path.read_bytes(), 6, mtime=0)


async def _answer(send: Any, status: int, headers: list[tuple[bytes, bytes]], body: bytes | None) -> None:
    if status >= 400:
        headers = [*headers, (b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body or b""})
