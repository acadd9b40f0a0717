"""What the editor does to a project's mix, so that it sounds as loud as the film."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from cloudstudio.accounts.person import person
from cloudstudio.answers import refusals
from cloudstudio.errors import Conflict, TooMany
from cloudstudio.jobs.models import Job
from editor.mastering import services
from editor.mastering.models import Mastering

router = Router(tags=["projects"])


class MasteringOut(Schema):
    """How the mix is mastered, or that `job` still listens to it.

    `gain` is linear, of the whole mix; 1 where no loudness is asked for. `limiter` is a further gain for each group of
    64 samples at 48 kHz, in their middles and straight between them: 16-bit little-endian numbers, 65535 for 1, by zlib
    and base64; null where it has nothing to do.
    """

    state: Literal["ready", "making", "failed"]
    job: UUID | None = None
    gain: float = 1.0
    limiter: str | None = None
    error: str = ""


@router.post("/projects/{project_id}/mastering", response={200: MasteringOut} | refusals(Conflict, TooMany))
def mastering(request: HttpRequest, project_id: UUID) -> MasteringOut:
    """Return what brings the mix, as the project is now, to its loudness; the first call has it found."""
    found = services.mastering(person(request), project_id)
    if found is None:
        return MasteringOut(state="ready")
    if isinstance(found, Mastering):
        return MasteringOut(state="ready", gain=found.gain, limiter=found.limiter)
    if found.state == Job.State.FAILED:
        return MasteringOut(state="failed", error=found.error)
    return MasteringOut(state="making", job=found.pk)
