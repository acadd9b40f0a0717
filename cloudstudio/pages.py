"""The pages: one built front end, which finds its own way by the address."""

from __future__ import annotations

import sys
from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from cloudstudio import outage

#: Nothing is asked of an outside host: the browser itself is told so.
CONTENT_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "media-src 'self' blob:",
        "font-src 'self' data:",
        "connect-src 'self' blob: data:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    ]
)


def policy(framed_by: str = "'self'") -> str:
    """Return the policy of a page that may be shown within pages of these origins (as CSP writes them)."""
    return f"{CONTENT_POLICY}; frame-ancestors {framed_by}"


#: Addresses that only programs ask for.
PROGRAMS = ("/api/", "/_allauth/", "/healthz")

STALE_PAGE = "The page's security token is missing or old. Reload the page and try again."
NOT_BUILT = "The front end has not been built yet: run `make run`, or `npm run build` in frontend/."


def content_policy(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: say in every answer where the page may ask for things."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", policy())
        return response

    return middleware


def no_nul(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: there is nothing at an address with a NUL in it. PostgreSQL refuses even to be asked."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info:
            return not_found(request)
        return get_response(request)

    return middleware


@require_safe
@ensure_csrf_cookie
def studio(request: HttpRequest, **_address: str) -> HttpResponse:
    """Answer with the built page, and with the CSRF cookie that its scripts send back."""
    return built_page(200)


def built_page(status: int, head: str = "", page: str = "index.html") -> HttpResponse:
    """Return a built page. head: HTML for its head, where programs look; escaped by whoever made it."""
    index = settings.FRONTEND_DIR / page
    if not index.is_file():
        return HttpResponse(NOT_BUILT, status=503, content_type="text/plain; charset=utf-8")
    text = index.read_text().replace("</head>", f"{head}</head>", 1)
    response = HttpResponse(text, status=status, content_type="text/html; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


def nothing(request: HttpRequest) -> HttpResponse:
    """Answer that there is nothing here, where a library would put something that we do not have."""
    raise Http404


def csrf_failure(request: HttpRequest, reason: str = "") -> JsonResponse:
    """Answer to a request without the page's token."""
    return JsonResponse({"detail": STALE_PAGE}, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> JsonResponse:
    """Answer to a request that Django itself cannot read."""
    return JsonResponse({"detail": "The request cannot be understood."}, status=400)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer where there is nothing at an address: people with the page that says so, programs with a sentence."""
    is_a_visit = request.method in {"GET", "HEAD"} and "text/html" in request.headers.get("Accept", "")
    if is_a_visit and not request.path_info.startswith(PROGRAMS):
        return built_page(404)
    return JsonResponse({"detail": "There is nothing at this address."}, status=404)


def server_error(request: HttpRequest) -> JsonResponse:
    """Answer when we failed; the log has the trace under the request's id. Django calls it with the error at hand."""
    if answer := outage.answer_to(sys.exception()):
        return JsonResponse({"detail": answer.sentence}, status=answer.status, headers=answer.headers)
    return JsonResponse({"detail": "Something failed on our side. Try again in a moment."}, status=500)
