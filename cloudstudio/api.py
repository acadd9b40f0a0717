"""The HTTP API at /api, described at /api/docs. Each room brings its own `router` in `api.py`."""

from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.core.exceptions import (
    BadRequest,
    ObjectDoesNotExist,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
)
from django.http import Http404, HttpRequest, HttpResponse, RawPostDataException, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.security import SessionAuth

from cloudstudio import outage
from cloudstudio.answers import name_refusals
from cloudstudio.errors import Problem
from cloudstudio.pages import STALE_PAGE
from cloudstudio.parser import KeepableParser
from cloudstudio.rooms import bring

log = logging.getLogger(__name__)


class _StudioAPI(NinjaAPI):
    """Ninja's, whose description names refusals too."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        description = super().get_openapi_schema(**options)
        name_refusals(description)
        return description


api = _StudioAPI(
    title="CloudStudio",
    version="1",
    description="Sign in under `/_allauth/browser/v1/`; send the `csrftoken` cookie back as `X-CSRFToken`.",
    auth=SessionAuth(),
    parser=KeepableParser(),
    urls_namespace="api",
)

for _room in settings.ROOMS:
    if _part := bring(_room, "api"):
        api.add_router("", _part.router)


def _sentence(request: HttpRequest, status: int, detail: str) -> HttpResponse:
    return api.create_response(request, {"detail": detail}, status=status)


@api.exception_handler(Problem)
def _problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    content = {"detail": problem.sentence} | ({"code": problem.code} if problem.code else {})
    return api.create_response(request, content, status=problem.status)


@api.exception_handler(AuthenticationError)
def _signed_out(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return _sentence(request, 401, "Sign in first.")


@api.exception_handler(Http404)
@api.exception_handler(ObjectDoesNotExist)
def _missing(request: HttpRequest, error: Exception) -> HttpResponse:
    return _sentence(request, 404, "There is no such thing, or it is not yours.")


@api.exception_handler(PermissionDenied)
def _denied(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
    return _sentence(request, 403, "You may not do this.")


@api.exception_handler(RequestDataTooBig)
def _too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return _sentence(request, 413, "The request is too large. Files are uploaded at /upload.")


@api.exception_handler(MultiPartParserError)
@api.exception_handler(BadRequest)
@api.exception_handler(SuspiciousOperation)
@api.exception_handler(UnreadablePostError)
@api.exception_handler(RawPostDataException)
def _unreadable(request: HttpRequest, error: Exception) -> HttpResponse:
    """Forms are no way in, yet Django looks into one for its CSRF token before it looks at the header."""
    return _sentence(request, 400, "The body cannot be read; this takes JSON.")


@api.exception_handler(HttpError)
def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
    if isinstance(error.__cause__, Problem):
        return _problem(request, error.__cause__)
    if error.status_code == 403 and "CSRF" in str(error):
        return _sentence(request, 403, STALE_PAGE)
    if error.status_code == 400 and "parse" in str(error).lower():
        return _sentence(request, 400, "The body is not valid JSON.")
    return _sentence(request, error.status_code, str(error))


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Name the first thing that is wrong, in one sentence."""
    first = error.errors[0] if error.errors else {}
    where = [str(part) for part in first.get("loc", ())]
    # ("body", "body_name", "field"): the first two are the framework's words, not the caller's.
    name = ".".join(where[2:] if where[:1] == ["body"] else where[1:]) or "The request"
    message = str(first.get("msg", "is not valid")).rstrip(".")
    missing = first.get("type") == "missing"
    sentence = f"{name} is missing." if missing else f"{name}: {message[:1].lower()}{message[1:]}."
    return _sentence(request, 422, sentence)


@api.exception_handler(Exception)
def _failed(request: HttpRequest, error: Exception) -> HttpResponse:
    """The boundary of the process: log the trace, tell the person only that it was not them."""
    log.error("request failed", exc_info=error, extra={"path": request.path})
    if answer := outage.answer_to(error):
        response = _sentence(request, answer.status, answer.sentence)
        for name, value in answer.headers.items():
            response[name] = value
        return response
    return _sentence(request, 500, "Something failed on our side. Try again in a moment.")
