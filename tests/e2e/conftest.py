"""A real studio and a real browser. Pictures of what was seen are kept in `test-results/`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Playwright, Request, expect

from tests.e2e.line import Line
from tests.e2e.pages import StudioPage
from tests.studio import CHECKOUT, RunningStudio

RESULTS = CHECKOUT / "test-results"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    # The stage needs WebGL; the page around it is put together five times as fast without.
    "--disable-gpu-compositing",
    "--autoplay-policy=no-user-gesture-required",
    # A name that is not this machine's own: over plain http it is no secure context, as on a home network.
    "--host-resolver-rules=MAP studio.lan 127.0.0.1",
]
#: What a browser says on the console when the line is cut or an answer is not 2xx (the page itself shows it), and of
#: a header that means nothing over plain http.
EXPECTED = re.compile(
    r"Failed to load resource|WebSocket connection to|net::ERR_|Cross-Origin-Opener-Policy header has been ignored"
)

#: Milliseconds that anything may take on a machine that is busy with other things.
PATIENCE = 45_000
expect.set_options(timeout=PATIENCE)

Visit = Callable[..., StudioPage]


@pytest.fixture(scope="session")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStudio]:
    """The whole studio, for all tests of a run."""
    if not (CHECKOUT / "frontend/dist/index.html").exists():
        pytest.fail("The front end is not built: run `make setup` first.")
    # A name that is no secure context, as on a network at home.
    with RunningStudio(tmp_path_factory.mktemp("e2e"), ALLOWED_HOSTS="studio.lan") as running:
        yield running


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Debian's Chromium, headless, with software WebGL."""
    chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    yield chromium
    chromium.close()


class Watched:
    """What a browser context must never do: ask another host for anything, or run into an error."""

    def __init__(self, context: BrowserContext, host: str) -> None:
        self.host = host
        self.foreign: list[str] = []
        self.errors: list[str] = []
        context.on("request", self._request)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("console", self._console)

    def _request(self, request: Request) -> None:
        if request.is_navigation_request() and request.frame.parent_frame is None:
            return  # where the test itself goes
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc != self.host:
            self.foreign.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not EXPECTED.search(message.text):
            self.errors.append(message.text)


@pytest.fixture
def visit(studio: RunningStudio, browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Open the studio as somebody with a browser of their own; `line` puts a line in between that can be cut,

    `host` is the name by which the browser knows the studio ("studio.lan" is not a secure context).
    """
    opened: list[tuple[StudioPage, Watched]] = []

    def open_page(
        line: Line | None = None, width: int = 1440, height: int = 900, host: str = "127.0.0.1"
    ) -> StudioPage:
        url = (line or studio).url.replace("127.0.0.1", host)
        context = browser.new_context(base_url=url, viewport={"width": width, "height": height})
        context.set_default_timeout(PATIENCE)
        watched = Watched(context, urlsplit(url).netloc)
        page = StudioPage(context.new_page(), RESULTS / request.node.name)
        opened.append((page, watched))
        return page

    failed_before = request.session.testsfailed
    yield open_page
    failed = request.session.testsfailed > failed_before
    for number, (page, watched) in enumerate(opened):
        page.shot(f"end-{number}{'-failed' if failed else ''}")
        page.page.context.close()
        assert watched.foreign == [], "the page asked another host"
        assert watched.errors == [], "the page ran into an error"


@pytest.fixture
def line(studio: RunningStudio) -> Iterator[Line]:
    """A line to the studio that can be cut."""
    relay = Line(studio.port)
    yield relay
    relay.close()


@pytest.fixture(autouse=True)
def _results_folder() -> None:
    Path(RESULTS).mkdir(exist_ok=True)
