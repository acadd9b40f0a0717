"""Starting a probe over HTTP, as a page would start an export."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema, Status

from cloudstudio.accounts.person import person
from cloudstudio.jobs.api import JobOut
from cloudstudio.jobs.models import Job
from cloudstudio.jobs.services import enqueue

router = Router(tags=["probe"])


class ProbeIn(Schema):
    """What the child is to do."""

    spec: dict[str, Any]


@router.post("/probe", response={202: JobOut})
def start(request: HttpRequest, body: ProbeIn) -> Status[Job]:
    """Start one probe."""
    return Status(202, enqueue("probe", person(request), body.spec))
