"""What you see is what you get: the stage in a real browser, on WebGL, shows what the server draws."""

from __future__ import annotations

import base64
import io
import json
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.conformance.likeness import likeness
from tests.studio import CHECKOUT
from tests.unit.timeline.fonts import FONTS

CONFORMANCE = CHECKOUT / "tests/conformance"
NAMES = sorted(path.parent.name for path in CONFORMANCE.glob("*/document.json"))
TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".json": "application/json",
}
#: The project's bar for the same picture; the worst of the documents is well above it.
ALIKE = 0.99


def _file_of(path: str, built: Path) -> Path:
    kind, _, rest = path.strip("/").partition("/")
    if kind == "conformance":
        return CONFORMANCE / rest
    if kind == "fonts":
        return FONTS.path(rest.removesuffix(".ttf"))
    return built / (path.strip("/") or "index.html")


class _Files(BaseHTTPRequestHandler):
    """The built page, the conformance documents and the fonts; video is read by ranges."""

    built: Path

    def do_GET(self) -> None:
        file = _file_of(self.path.partition("?")[0], self.built)
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

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def stage(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    built = tmp_path_factory.mktemp("stage")
    config = "tests/browser/vite.config.ts"
    command = ["node_modules/.bin/vite", "build", "--config", config, "--outDir", str(built)]
    subprocess.run(command, cwd=CHECKOUT / "frontend", check=True, timeout=300)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Files", (_Files,), {"built": built}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    page.wait_for_function("() => window.show !== undefined")
    yield page
    page.close()
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("name", NAMES)
def test_the_stage_shows_what_the_server_draws(stage: Page, name: str) -> None:
    for number, _ in enumerate(json.loads((CONFORMANCE / name / "cases.json").read_text())):
        shown = stage.evaluate("([name, number]) => window.show(name, number)", [name, number])
        data = base64.b64decode(shown.partition(",")[2])
        seen = np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))
        drawn = np.asarray(Image.open(CONFORMANCE / name / f"frame-{number}.png").convert("RGB"))
        assert seen.shape == drawn.shape
        assert likeness(seen, drawn) >= ALIKE, f"{name}, frame {number}"
