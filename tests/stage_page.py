"""The stage alone in a real Chromium, on WebGL: what a person sees of a document, without a studio around it.

with StagePage(browser, {"conformance": folder}) as stage:
    stage.show("conformance/shapes", Case(at=0, width=640, height=360))

It is the editor's own code (screen, decoders, fonts, compositor), built from `frontend/tests/browser`.
"""

from __future__ import annotations

import base64
import io
import tempfile
import threading
from dataclasses import asdict, dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType

import numpy as np
from PIL import Image
from playwright.sync_api import Browser

from editor.compositor.kernels import Bytes
from tests.built_page import build
from tests.unit.timeline.fonts import FONTS

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".wasm": "application/wasm",
    ".json": "application/json",
}


@dataclass(frozen=True)
class Case:
    """A moment (flicks) and the size in pixels at which it is drawn."""

    at: int
    width: int
    height: int


class _Files(BaseHTTPRequestHandler):
    """The built page, folders of documents, and the fonts; video is read by ranges."""

    built: Path
    folders: dict[str, Path]

    def do_GET(self) -> None:
        file = self._file(self.path.partition("?")[0].strip("/"))
        if not file.is_file():
            self.send_error(404)
            return
        data = file.read_bytes()
        first, last = 0, len(data) - 1
        if wanted := self.headers.get("Range"):
            start, _, end = wanted.removeprefix("bytes=").partition("-")
            first, last = int(start), min(int(end or last), last)
        self.send_response(206 if wanted else 200)
        self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(last - first + 1))
        self.send_header("Accept-Ranges", "bytes")
        if wanted:
            self.send_header("Content-Range", f"bytes {first}-{last}/{len(data)}")
        self.end_headers()
        self.wfile.write(data[first : last + 1])

    def _file(self, path: str) -> Path:
        top, _, rest = path.partition("/")
        if top == "fonts":
            return FONTS.path(rest.removesuffix(".ttf"))
        return self.folders[top] / rest if top in self.folders else self.built / (path or "index.html")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class StagePage:
    """`folders` are served under their names; each holds folders with a document.json and its media."""

    def __init__(self, browser: Browser, folders: dict[str, Path]) -> None:
        self._browser = browser
        self._folders = folders

    def __enter__(self) -> StagePage:
        self._built = tempfile.TemporaryDirectory(prefix="cloudstudio-stage-")
        build("vite.config.ts", Path(self._built.name))
        told = {"built": Path(self._built.name), "folders": self._folders}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Files", (_Files,), told))
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self._page = self._browser.new_page()
        self._page.set_default_timeout(60_000)
        self._page.goto(f"http://127.0.0.1:{self._server.server_port}/")
        self._page.wait_for_function("() => window.show !== undefined")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._page.close()
        self._server.shutdown()
        self._server.server_close()
        self._built.cleanup()

    def show(self, folder: str, case: Case) -> Bytes:
        """Return what the stage shows of `folder/document.json`, RGB (height, width, 3)."""
        shown = self._page.evaluate(
            "([folder, moment]) => window.show(folder, moment)", [f"/{folder}", asdict(case)]
        )
        data = base64.b64decode(shown.partition(",")[2])
        return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))
