"""Whole addresses of the studio's pages, for what is read elsewhere: mails, later chats and feeds."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port, validate_host

from cloudstudio.hosts import bracketed


def base_url(request: HttpRequest) -> str:
    """Return where people open this studio, `https://studio.example.org`: PUBLIC_URL, or where this request came in.

    Whoever sends a request writes its `Host`, so of that only a name of our own is believed, and no port: the port is
    the one that the request came in by. An address of the connection itself stands in for a name that only
    `ALLOWED_HOSTS=*` lets through.
    """
    if settings.PUBLIC_URL:
        return str(settings.PUBLIC_URL)
    scheme = request.scheme or "http"
    host, _ = split_domain_port(request.get_host())
    if not validate_host(host, [name for name in settings.ALLOWED_HOSTS if name != "*"]):
        host = bracketed(request.META["SERVER_NAME"])
    port = request.META["SERVER_PORT"]
    usual = {"http": "80", "https": "443"}.get(scheme)
    return f"{scheme}://{host}" if port == usual else f"{scheme}://{host}:{port}"
