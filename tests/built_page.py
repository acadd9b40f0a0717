"""Pages of `frontend/tests/browser`: parts of the front end alone, built for a test that looks at them."""

from __future__ import annotations

import mimetypes
import subprocess
from pathlib import Path

from playwright.sync_api import Browser, Page, Route

from cloudstudio.environment import CHECKOUT

#: The name is nobody's: what is asked of it is answered here. Only such a name, or https, may decode by itself.
HOST = "http://localhost:1"


def build(config: str, folder: Path) -> None:
    """Build the page that `frontend/tests/browser/CONFIG` names into a folder."""
    command = ["node_modules/.bin/vite", "build", "--logLevel", "error"]
    where = ["--config", f"tests/browser/{config}", "--outDir", str(folder)]
    subprocess.run([*command, *where], cwd=CHECKOUT / "frontend", check=True, timeout=300)


def open_built(browser: Browser, folder: Path, path: str) -> Page:
    """Open a page of a built folder."""

    def answer(route: Route) -> None:
        file = folder / route.request.url.removeprefix(HOST).lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            return route.fulfill(status=404)
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return route.fulfill(status=200, content_type=kind, body=file.read_bytes())

    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.route("**/*", answer)
    page.goto(HOST + path)
    return page
