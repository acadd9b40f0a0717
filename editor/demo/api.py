"""The demo film over HTTP."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Status

from cloudstudio.accounts.person import person
from cloudstudio.answers import refusals
from cloudstudio.errors import NoRoom
from editor.demo import services
from editor.sync.api import ProjectOut
from editor.sync.models import Project

router = Router(tags=["projects"])


@router.post("/demo", response={201: ProjectOut} | refusals(NoRoom))
def open_demo(request: HttpRequest) -> Status[Project]:
    """Give the caller a project with a finished film, to be taken apart; the same one when it is there already."""
    return Status(201, services.open_demo(person(request)))
