"""Has the covers drawn that lists are about to show, once for each state of a project that somebody sees."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet

from cloudstudio.accounts.models import User
from cloudstudio.errors import Conflict, NotFound
from cloudstudio.jobs.models import Job
from cloudstudio.jobs.services import active_jobs, enqueue
from editor.covers.models import Cover
from editor.covers.moment import cover_moment
from editor.exports.services import find_sources
from editor.sync.models import Project
from editor.sync.services import access_project, current_document, tell_changed
from editor.timeline.index import TimelineIndex
from editor.timeline.schema import Canvas

KIND = "cover"
#: Covers that one call has drawn; each that is done leads to the next call.
AT_ONCE = 12
#: Pixels of the longer side.
SIDE = 480


def draw_stale(user: User) -> int:
    """Have the covers drawn of the person's projects that were edited since; return how many are at work.

    The project edited last comes first. What is still being uploaded is drawn when it is there.
    """
    drawing = list(_active(user).values_list("subject", flat=True))
    for project in _stale(user).exclude(pk__in=drawing)[: max(0, AT_ONCE - len(drawing))]:
        if _draw(project):
            drawing.append(str(project.pk))
    return len(drawing)


def picture_of(user: User, project_id: UUID) -> Cover:
    """Return the cover of a project of the person's. Raises NotFound, also where there is nothing to be seen."""
    project = access_project(user, project_id)
    cover = Cover.objects.filter(project=project).first()
    if cover is None or not cover.picture:
        raise NotFound("This project has no picture yet.")
    return cover


def keep(project_id: str, sequence: int, duration: int, picture: bytes | None) -> None:
    """Write down a cover, unless a later one is there; without a picture the one before stays."""
    project = Project.objects.select_for_update().filter(pk=project_id).first()
    if project is None:
        return
    known = Cover.objects.filter(project=project).first()
    if known is not None and known.sequence > sequence:
        return
    seen = picture if picture is not None else bytes(known.picture) if known is not None else b""
    facts = {"sequence": sequence, "duration": duration, "picture": seen, "has_picture": bool(seen)}
    Cover.objects.update_or_create(project=project, defaults=facts)
    tell_changed(project)


def height_of(canvas: Canvas) -> int:
    """Return the height in pixels at which a canvas's longer side has `SIDE` pixels; no less than films may have."""
    return max(144, round(SIDE * canvas.height / max(canvas.width, canvas.height)))


def _stale(user: User) -> QuerySet[Project]:
    mine = Project.objects.filter(owner=user)
    return mine.filter(Q(cover=None) | Q(cover__sequence__lt=F("sequence"))).order_by("-updated")


def _active(user: User) -> QuerySet[Job]:
    return active_jobs(user.pk).filter(kind=KIND)


def _draw(project: Project) -> bool:
    """Begin a project's cover; False where there is nothing to draw, or not yet."""
    sequence, document = current_document(project)
    if cover_moment(document) is None:
        with transaction.atomic():
            keep(str(project.pk), sequence, TimelineIndex(document).duration, b"")
        return False
    try:
        find_sources(project.owner, document, allow_missing=True)
    except Conflict:
        return False
    subject = str(project.pk)
    with transaction.atomic():
        # Two pages may ask at once: one of them begins the job.
        Project.objects.select_for_update().only("pk").get(pk=project.pk)
        if not active_jobs(project.owner_id, subject).filter(kind=KIND).exists():
            enqueue(KIND, project.owner, {"project": subject}, subject=subject)
    return True
