"""Covers over HTTP."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema, Status

from cloudstudio.accounts.person import person
from cloudstudio.answers import refusals
from cloudstudio.errors import TooMany
from editor.covers import services

router = Router(tags=["projects"])

#: How the description says that an answer is a picture.
PICTURE = {
    "responses": {200: {"description": "A JPEG.", "content": {"image/jpeg": {"schema": {"type": "string"}}}}}
}


class DrawingOut(Schema):
    """How many covers are at work."""

    drawing: int


@router.post("/covers", response={202: DrawingOut} | refusals(TooMany))
def draw_covers(request: HttpRequest) -> Status[DrawingOut]:
    """Have the pictures drawn of the caller's projects that were edited since; each tells when it is done."""
    return Status(202, DrawingOut(drawing=services.draw_stale(person(request))))


@router.get("/projects/{project_id}/cover", openapi_extra=PICTURE)
def get_cover(request: HttpRequest, project_id: UUID) -> HttpResponse:
    """Return a small picture of the film."""
    cover = services.picture_of(person(request), project_id)
    tag = f'"{cover.sequence}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers=headers)
    return HttpResponse(bytes(cover.picture), content_type="image/jpeg", headers=headers)
