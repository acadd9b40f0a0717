"""The whole road: a clip from a phone becomes a film behind a link."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import av
from playwright.sync_api import Page, expect

from editor.timeline.time import FLICKS_PER_SECOND
from tests.e2e.conftest import Visit
from tests.e2e.pages import SLOW
from tests.media_samples import frame_number, sample
from tests.studio import until


def test_a_clip_from_a_phone_becomes_a_film_that_anybody_can_watch(visit: Visit, tmp_path: Path) -> None:
    studio = visit()
    studio.sign_up("maker")
    studio.new_project("Holiday")
    studio.upload(sample("phone.mp4"))
    studio.wait_until_ready("phone.mp4")
    studio.add_to_timeline("phone.mp4")
    expect(studio.clips("phone.mp4")).to_have_count(1)
    studio.expect_saved()
    studio.shot("on-the-timeline")

    dialog = studio.export(size="720p", quality="Draft")
    expect(dialog.get_by_role("progressbar")).to_be_visible()
    studio.shot("export")
    # The tab is closed while the film is made, and opened again.
    studio.page.goto("about:blank")
    studio.open(studio.path)
    studio.button("Export").click()
    expect(dialog.get_by_role("link", name="Download").first).to_be_visible(timeout=SLOW)
    studio.shot("export-done")
    with studio.page.expect_download() as download:
        dialog.get_by_role("link", name="Download").first.click()
    film = tmp_path / "film.mp4"
    download.value.save_as(film)
    check_film(film, frames=math.ceil(studio.clip("video")["duration"] * 30 / FLICKS_PER_SECOND))

    dialog.get_by_role("button", name="Share a link").or_(dialog.get_by_label("Share a link")).first.click()
    sharing = studio.page.get_by_role("dialog", name="Share")
    sharing.get_by_role("button", name="Make a link").click()
    address = sharing.get_by_label("Link", exact=True).input_value()
    studio.shot("shared")

    stranger = visit()
    stranger.page.goto(address)
    video = stranger.page.locator("video")
    expect(video).to_be_visible()
    video.evaluate("video => video.play()")
    stranger.page.wait_for_function("video => video.currentTime > 0.2", arg=video.element_handle())
    assert abs(video.evaluate("video => video.duration") - 4) < 0.1
    video.evaluate("video => { video.pause(); video.currentTime = 3 }")
    stranger.page.wait_for_function("video => !video.seeking", arg=video.element_handle())
    assert abs(video.evaluate("video => video.currentTime") - 3) < 0.1
    stranger.shot("watching")
    source = film_of(stranger.page, address)
    part = stranger.page.context.request.get(source, headers={"Range": "bytes=100-199"})
    assert part.status == 206
    assert len(part.body()) == 100

    # Protected and begun later, for a page of somebody else's too.
    sharing.get_by_role("button", name="Settings of the link").click()
    sharing.get_by_label("Begin at").fill("0:02")
    sharing.get_by_label("Sites that may show it").fill("*")
    sharing.get_by_label("Password").fill("between us")
    sharing.get_by_role("button", name="Set", exact=True).click()
    expect(sharing.get_by_text("A password is set.")).to_be_visible()
    code = sharing.get_by_label("Code for another site").input_value()
    studio.shot("link-settings")
    stranger.page.reload()
    stranger.page.get_by_label("Password").fill("guess")
    stranger.page.get_by_role("button", name="Watch").click()
    expect(stranger.page.get_by_text("That is not the password of this film.")).to_be_visible()
    stranger.shot("locked")
    stranger.page.get_by_label("Password").fill("between us")
    stranger.page.keyboard.press("Enter")
    expect(video).to_be_visible()
    stranger.page.wait_for_function("video => video.currentTime > 1.9", arg=video.element_handle())
    source = film_of(stranger.page, address)
    assert stranger.page.context.request.get(source).status == 200
    with site(code) as blog:
        stranger.page.goto(blog)
        framed = stranger.page.frame_locator("iframe")
        framed.get_by_label("Password").fill("between us")
        framed.get_by_role("button", name="Watch").click()
        inner = framed.locator("video")
        inner.evaluate("video => video.play()")
        until(lambda: inner.evaluate("video => video.currentTime > 2"))
        stranger.shot("embedded")
    stranger.page.goto(address)

    expect(sharing.get_by_text("1 view")).to_be_visible()
    listed = studio.page.context.new_page()
    listed.goto("/links")
    expect(listed.get_by_role("heading", name="Holiday")).to_be_visible()
    expect(listed.get_by_label("Link", exact=True)).to_have_value(address)
    listed.screenshot(path=studio.pictures / "links.png")
    listed.close()
    sharing.get_by_role("button", name="Revoke").click()
    expect(studio.page.get_by_text("The link no longer works.")).to_be_visible()
    stranger.page.reload()
    expect(stranger.page.get_by_text("This link does not work any more")).to_be_visible()
    stranger.shot("revoked")
    assert stranger.page.context.request.get(source).status == 404


def film_of(page: Page, address: str) -> str:
    """The address of the film's own file, for whom this page is open; it may play in pieces by now."""
    token = address.rsplit("/", 1)[1]
    return page.evaluate(
        """async token => {
            const key = sessionStorage.getItem(`cloudstudio:key:${token}`);
            return (await (await fetch(`/api/watch/${key ? `${token}.${key}` : token}`)).json()).url;
        }""",
        token,
    )


@contextmanager
def site(page: str) -> Iterator[str]:
    """Somebody else's site: another name of this machine, so none of the studio's cookies are sent from it."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()


def check_film(path: Path, frames: int) -> None:
    """The film is 1280x720 at 30 frames a second, as long as the timeline to the frame, upright, with its sound."""
    with av.open(str(path)) as film:
        video, audio = film.streams.video[0], film.streams.audio[0]
        assert (video.width, video.height) == (1280, 720)
        assert video.average_rate == 30
        pictures = [frame.to_ndarray(format="rgb24") for frame in film.decode(video)]
        sound_seconds = float(audio.duration * audio.time_base)
    assert len(pictures) == frames == 120
    assert abs(sound_seconds - 4) < 0.05
    # The phone's picture stands upright in the middle, black at its sides, and its frames are in order.
    left = (1280 - 405) // 2
    assert pictures[60][:, : left - 24].max() < 32
    for number in (0, 30, 60, 119):
        seen = frame_number(pictures[number][:, left + 1 : left + 404])
        assert abs(seen - number / 1.001) <= 1, (number, seen)
