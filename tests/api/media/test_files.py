"""Ranged files: what a player needs, and no more memory than a piece."""

from __future__ import annotations

import contextlib
import socket
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloudstudio.files import Span, Unsatisfiable, disposition, parse_range
from tests.api.media.conftest import begin, send, settled, upload
from tests.media_samples import sample
from tests.studio import Person, RunningStudio

MB = 2**20


@pytest.fixture(scope="module")
def clip(anna: Person) -> tuple[str, bytes]:
    found = settled(anna, upload(anna, sample("phone.mp4")), "thumbnail", "filmstrip", "waveform")
    return found["urls"]["original"], sample("phone.mp4").read_bytes()


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-99", 0, 99),
        ("bytes=1000-", 1000, None),
        ("bytes=-500", -500, None),
        ("bytes=0-999999999", 0, None),
        ("bytes=5-5", 5, 5),
        ("bytes = 7 - 9", 7, 9),
    ],
)
def test_a_range_gives_exactly_these_bytes(
    anna: Person, clip: tuple[str, bytes], asked: str, first: int, last: int | None
) -> None:
    url, content = clip
    size = len(content)
    begins = first % size
    ends = size - 1 if last is None else last
    answer = anna.get(url, headers={"Range": asked})
    assert answer.status_code == 206
    assert answer.headers["content-range"] == f"bytes {begins}-{ends}/{size}"
    assert answer.headers["content-length"] == str(ends - begins + 1)
    assert answer.content == content[begins : ends + 1]


@pytest.mark.parametrize("asked", ["bytes=0-1,5-6", "lines=0-1", "bytes=9-3", "bytes=-", "nonsense"])
def test_other_ranges_are_answered_with_the_whole(anna: Person, clip: tuple[str, bytes], asked: str) -> None:
    answer = anna.get(clip[0], headers={"Range": asked})
    assert (answer.status_code, answer.content) == (200, clip[1])
    assert answer.headers["accept-ranges"] == "bytes"


@pytest.mark.parametrize("asked", ["bytes=99999999-", "bytes=-0"])
def test_a_range_beyond_the_end_is_416(anna: Person, clip: tuple[str, bytes], asked: str) -> None:
    answer = anna.get(clip[0], headers={"Range": asked})
    assert answer.status_code == 416
    assert answer.headers["content-range"] == f"bytes */{len(clip[1])}"


def test_validators_save_the_transfer_and_guard_the_range(anna: Person, clip: tuple[str, bytes]) -> None:
    url, content = clip
    etag = anna.head(url).headers["etag"]
    assert anna.get(url, headers={"If-None-Match": etag}).status_code == 304
    assert anna.get(url, headers={"If-None-Match": f'"other", {etag}'}).status_code == 304
    assert anna.get(url, headers={"If-None-Match": '"other"'}).status_code == 200
    part = anna.get(url, headers={"Range": "bytes=0-9", "If-Range": etag})
    assert (part.status_code, part.content) == (206, content[:10])
    whole = anna.get(url, headers={"Range": "bytes=0-9", "If-Range": '"other"'})
    assert (whole.status_code, whole.content) == (200, content)


def test_head_says_what_get_would(anna: Person, clip: tuple[str, bytes]) -> None:
    answer = anna.head(clip[0])
    assert answer.status_code == 200
    assert answer.content == b""
    assert answer.headers["content-length"] == str(len(clip[1]))
    assert answer.headers["content-type"] == "video/mp4"
    assert answer.headers["x-content-type-options"] == "nosniff"
    ranged = anna.head(clip[0], headers={"Range": "bytes=0-9"})
    assert (ranged.status_code, ranged.headers["content-length"]) == (206, "10")


def test_files_can_only_be_read(anna: Person, clip: tuple[str, bytes]) -> None:
    assert anna.post(clip[0]).status_code == 405


def test_another_persons_files_are_not_there(
    anna: Person, ben: Person, studio: RunningStudio, clip: tuple[str, bytes]
) -> None:
    key = clip[0].split("/")[3]
    names = ["original", "thumbnail.webp", "filmstrip.webp", "waveform.json"]
    assert [anna.get(f"/files/assets/{key}/{name}").status_code for name in names] == [200] * 4
    for person in (ben, studio.visitor("nobody")):
        assert [person.get(f"/files/assets/{key}/{name}").status_code for name in names] == [404] * 4
    for path in (
        f"assets/{key}",
        f"assets/{key}/../x",
        f"assets/{key}/other.webp",
        "assets/x/original",
        "nothing",
    ):
        assert anna.get(f"/files/{path}").status_code == 404


def test_an_original_can_be_saved_under_its_name(anna: Person) -> None:
    name = 'Söng "1" – 曲.mp3'
    found = settled(anna, upload(anna, sample("song.mp3"), name))
    answer = anna.get(found["urls"]["original"], params={"download": ""})
    assert (
        "filename*=UTF-8''S%C3%B6ng%20%221%22%20%E2%80%93%20%E6%9B%B2.mp3"
        in answer.headers["content-disposition"]
    )


def test_a_drawing_is_never_served_as_a_page(anna: Person) -> None:
    found = settled(anna, upload(anna, sample("linked.svg")), "proxy")
    answer = anna.get(found["urls"]["original"])
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert anna.get(found["urls"]["proxy"]).headers["content-type"] == "image/png"


def test_memory_stays_flat_while_large_files_come_and_go_slowly_and_quickly(
    anna: Person, studio: RunningStudio
) -> None:
    size = 150 * MB
    web = studio.part("web")
    before = web.memory_info().rss
    address = begin(anna, "large.bin", size)
    step = 50 * MB
    for offset in range(0, size, step):
        assert send(anna, address, offset, bytes(step)).status_code == 204
    key = address.rpartition("/")[2]
    # These bytes are no film and will be let go of: read an asset that stays.
    big = settled(anna, upload(anna, sample("big.mp4")))["urls"]["original"]
    url = urlsplit(studio.url)
    cookies = "; ".join(f"{name}={value}" for name, value in anna.cookies.items())
    lines = []
    for _ in range(8):  # readers that ask for everything and then read nothing
        line = socket.create_connection((url.hostname, url.port))
        line.sendall(f"GET {big} HTTP/1.1\r\nHost: {url.netloc}\r\nCookie: {cookies}\r\n\r\n".encode())
        lines.append(line)
    for _ in range(3):
        with anna.stream("GET", big) as answer:
            received = sum(len(piece) for piece in answer.iter_bytes())
        assert received == sample("big.mp4").stat().st_size
    grown = web.memory_info().rss - before
    for line in lines:
        line.close()
    assert settled(anna, key)["state"] == "failed"
    assert grown < 40 * MB


@given(st.integers(0, 10**7), st.integers(0, 10**7), st.integers(1, 10**6))
def test_every_range_lies_in_the_file(first: int, last: int, size: int) -> None:
    for value in (f"bytes={first}-{last}", f"bytes={first}-", f"bytes=-{last}"):
        try:
            span = parse_range(value, size)
        except Unsatisfiable:
            continue
        assert span is None or (0 <= span.first <= span.last < size and isinstance(span, Span))


@given(st.text())
def test_any_range_header_and_any_name_is_survived(text: str) -> None:
    for value in (text, f"bytes={text}-", f"bytes={'9' * 5000}-"):
        with contextlib.suppress(Unsatisfiable):
            parse_range(value, 100)
    disposition("".join(letter for letter in text if not "\ud800" <= letter <= "\udfff")).encode("latin-1")
