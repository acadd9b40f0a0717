"""The pages of a link: to watch a film, and to show it within somebody else's page.

Both are the built front end. Programs that draw a card for a link (chats, networks) run no scripts: what they look for
stands in the head.
"""

from __future__ import annotations

from html import escape

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from cloudstudio.errors import Problem
from cloudstudio.links import base_url
from cloudstudio.pages import built_page, policy
from editor.exports.files import content_type
from editor.shares.ladders import ladder_of, ladder_url
from editor.shares.services import Shown, show, working_share
from media.streaming.names import POSTER

#: The built page that plays films and holds nothing of the editor.
PAGE = "watch.html"


@require_safe
@ensure_csrf_cookie
def watch(request: HttpRequest, token: str) -> HttpResponse:
    """Answer with the page, and with a card of a film that needs no password."""
    return built_page(200, _card(request, token), page=PAGE)


@require_safe
def embed(request: HttpRequest, token: str) -> HttpResponse:
    """Answer with the page, to whom the link's owner lets show it within their own."""
    response = built_page(200, page=PAGE)
    response.headers["Content-Security-Policy"] = policy(_framed_by(token))
    return response


def _framed_by(token: str) -> str:
    try:
        return f"'self' {working_share(token).frames}".strip()
    except Problem:
        return "'self'"


def _card(request: HttpRequest, token: str) -> str:
    try:
        shown = show(token, "")
    except Problem:
        return ""
    base = base_url(request)
    return "".join(
        f'<meta property="{name}" content="{escape(value)}">' for name, value in _facts(base, shown).items()
    )


def _facts(base: str, shown: Shown) -> dict[str, str]:
    """The Open Graph protocol's names, which other networks read too."""
    facts = shown.film.facts or {}
    token = shown.share.token
    ladder = ladder_of(shown.film)
    poster = f"{base}{ladder_url(shown.share, '', ladder)}{POSTER}" if ladder else ""
    width, height = ladder.facts["poster"] if ladder else (0, 0)
    picture = {
        "og:image": poster,
        "og:image:type": "image/jpeg",
        "og:image:width": str(width),
        "og:image:height": str(height),
        "twitter:image": poster,
    }
    return {
        "og:type": "video.other",
        "og:site_name": "CloudStudio",
        "og:title": shown.film.name,
        "og:url": f"{base}/watch/{token}",
        "og:video": f"{base}/files/shares/{token}",
        "og:video:type": content_type(shown.film),
        "og:video:width": str(facts["width"]),
        "og:video:height": str(facts["height"]),
        "twitter:card": "player",
        "twitter:title": shown.film.name,
        "twitter:player": f"{base}/embed/{token}",
        "twitter:player:width": str(facts["width"]),
        "twitter:player:height": str(facts["height"]),
        **(picture if ladder else {}),
    }


urlpatterns = [
    path("watch/<str:token>", watch),
    path("embed/<str:token>", embed),
]
