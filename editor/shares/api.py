"""Links over HTTP, and what anybody who has one may know of the film."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import datetime
from io import BytesIO
from typing import Annotated
from uuid import UUID

import segno
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router, Schema, Status
from pydantic import AfterValidator, AwareDatetime, Field

from cloudstudio.accounts.person import person
from cloudstudio.answers import refusals
from cloudstudio.errors import Conflict, NotFound, TooMany
from cloudstudio.links import base_url
from editor.shares import services
from editor.shares.captions import captions_of
from editor.shares.chapters import chapters_of
from editor.shares.counting import count_view
from editor.shares.keys import new_key
from editor.shares.ladders import ladder_of, ladder_url, want
from editor.shares.models import Share
from editor.shares.sending import MOST_ADDRESSES, MOST_WORDS, send_link
from editor.timeline.schema import MAX_TIME
from media.streaming.names import MAIN, POSTER, THUMBNAILS

router = Router(tags=["shares"])

LONGEST_LIST = 200
ORIGIN = re.compile(r"https?://(\*\.)?[a-z0-9.-]+(:[0-9]{1,5})?")


def _frames(text: str) -> str:
    """Return "", "*" or origins parted by single spaces: they become part of a header."""
    origins = text.lower().split()
    if origins in ([], ["*"]) or all(ORIGIN.fullmatch(origin) for origin in origins):
        return " ".join(origins)
    raise ValueError("name sites as https://example.org, parted by spaces, or * for all")


def _address(text: str) -> str:
    """Return an e-mail address without the spaces around it: it becomes part of a header."""
    try:
        validate_email(text.strip())
    except ValidationError:
        raise ValueError("write addresses like name@example.org") from None
    return text.strip()


class ShareIn(Schema):
    """The film to be shared."""

    export: UUID


class ShareChange(Schema):
    """What is to be changed of a link; fields that are left out stay.

    password: null takes it away. expires: null means never. start: flicks. frames: who may show the film within their
    own page, "" nobody, "*" everybody, or origins parted by spaces.
    """

    password: Annotated[str, Field(max_length=200)] | None = None
    expires: AwareDatetime | None = None
    download: bool = True
    start: Annotated[int, Field(ge=0, le=MAX_TIME)] = 0
    follows: bool = False
    frames: Annotated[str, Field(max_length=500), AfterValidator(_frames)] = ""


class ShareOut(Schema):
    """A link. `url` and `embed` are addresses under this studio's; `over`: its time has run out."""

    token: str
    url: str
    embed: str
    export: UUID
    project: UUID
    title: str
    created: datetime
    protected: bool
    expires: datetime | None
    over: bool
    download: bool
    start: int
    follows: bool
    frames: str
    views: int


class Chapter(Schema):
    """A stretch of the film that has a name. `start`: flicks of the film."""

    start: int
    title: str


class CaptionsOut(Schema):
    """What is said, for viewers to turn on. language: BCP 47, or "". vtt: a WebVTT file."""

    name: str
    language: str
    vtt: str


class Stream(Schema):
    """The film in pieces for every line, once that is made. Addresses: `url` of the playlist that names all sizes."""

    url: str
    thumbnails: str


class WatchOut(Schema):
    """A shared film. `duration` and `start` are in flicks; `url` is the film's own, with ranges.

    stream, poster: null until they are made.
    """

    title: str
    duration: int
    width: int
    height: int
    url: str
    start: int
    download: bool
    stream: Stream | None
    poster: str | None
    chapters: list[Chapter]
    captions: list[CaptionsOut]


class PasswordIn(Schema):
    """What a viewer believes the password to be."""

    password: Annotated[str, Field(max_length=200)]


class SendIn(Schema):
    """Whom a link is sent to, and what the sender says to them."""

    to: Annotated[
        list[Annotated[str, AfterValidator(_address)]], Field(min_length=1, max_length=MOST_ADDRESSES)
    ]
    words: Annotated[str, Field(max_length=MOST_WORDS)] = ""


class SentOut(Schema):
    """How many letters are on their way."""

    letters: int


class KeyOut(Schema):
    """What opens a protected film, for some hours."""

    key: str


def _out(share: Share) -> ShareOut:
    return ShareOut(
        token=share.token,
        url=f"/watch/{share.token}",
        embed=f"/embed/{share.token}",
        export=share.export_id,
        project=share.export.project_id,
        title=share.export.name,
        created=share.created,
        protected=bool(share.password),
        expires=share.expires,
        over=services.is_over(share),
        download=share.download,
        start=share.start,
        follows=share.follows,
        frames=share.frames,
        views=share.views,
    )


@router.post("/shares", response={201: ShareOut} | refusals(NotFound, Conflict))
def make_share(request: HttpRequest, body: ShareIn) -> Status[ShareOut]:
    """Make a link to a film, finished or in the making; a film that has one keeps it."""
    share = services.make_share(person(request), body.export)
    want(share.export)
    return Status(201, _out(share))


@router.get("/shares", response=list[ShareOut])
def list_shares(request: HttpRequest, project: UUID | None = None) -> list[ShareOut]:
    """List the caller's links, newest first, those that are over too."""
    return [_out(share) for share in services.list_shares(person(request), project)[:LONGEST_LIST]]


@router.patch("/shares/{token}", response=ShareOut)
def change_share(request: HttpRequest, token: str, body: ShareChange) -> ShareOut:
    """Protect a link, end it at a time, let it follow the newest film, or undo any of that."""
    share = services.access_share(person(request), token)
    return _out(services.change_share(share, body.dict(exclude_unset=True)))


@router.delete("/shares/{token}", response={204: None})
def revoke_share(request: HttpRequest, token: str) -> Status[None]:
    """Stop a link at once."""
    services.revoke_share(person(request), token)
    return Status(204, None)


@router.post("/shares/{token}/send", response={202: SentOut} | refusals(Conflict, TooMany))
def send_share(request: HttpRequest, token: str, body: SendIn) -> Status[SentOut]:
    """Send a link by mail, one letter to each address."""
    share = services.access_share(person(request), token)
    address = f"{base_url(request)}/watch/{share.token}"
    return Status(202, SentOut(letters=send_link(share, address, list(body.to), body.words)))


@router.get("/shares/{token}/qr", openapi_extra={"responses": {200: {"content": {"image/svg+xml": {}}}}})
def draw_qr_code(request: HttpRequest, token: str) -> HttpResponse:
    """Draw the link's address as a QR code, SVG."""
    share = services.access_share(person(request), token)
    drawing = BytesIO()
    code = segno.make(f"{base_url(request)}/watch/{share.token}", error="m", micro=False)
    code.save(drawing, kind="svg", scale=8, light="#ffffff", omitsize=True)
    return HttpResponse(drawing.getvalue(), content_type="image/svg+xml")


@router.get(
    "/watch/{token}",
    response={200: WatchOut} | refusals(services.Protected, services.Over, services.InTheMaking),
    auth=None,
)
def watch(request: HttpRequest, token: str) -> WatchOut:
    """Say what a link shows. Needs no account. Where a password is wanted, ask for TOKEN.KEY, with its key."""
    token, _, key = token.partition(".")
    shown = services.show(token, key)
    share, film = shown.share, shown.film
    facts = film.facts or {}
    if not request.user.is_authenticated or request.user.pk != share.owner_id:
        browser = request.headers.get("User-Agent", "")
        count_view(share, request.META.get("REMOTE_ADDR", ""), browser, timezone.now().date())
    ladder = ladder_of(film)
    way = ladder_url(share, key or new_key(share), ladder) if ladder else ""
    return WatchOut(
        title=film.name,
        duration=facts["duration"],
        width=facts["width"],
        height=facts["height"],
        url=f"/files/shares/{share.token}" + (f".{key}" if share.password else ""),
        start=share.start,
        download=share.download,
        stream=Stream(url=way + MAIN, thumbnails=way + THUMBNAILS) if ladder else None,
        poster=way + POSTER if ladder else None,
        chapters=[Chapter(start=start, title=title) for start, title in chapters_of(film)],
        captions=[CaptionsOut(**asdict(one)) for one in captions_of(film)],
    )


@router.post(
    "/watch/{token}/key",
    response={200: KeyOut} | refusals(services.Protected, services.Over, TooMany),
    auth=None,
)
def unlock(request: HttpRequest, token: str, body: PasswordIn) -> KeyOut:
    """Answer the right password with a key to the film."""
    return KeyOut(key=services.unlock(token, body.password, request.META.get("REMOTE_ADDR", "")))
