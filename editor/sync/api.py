"""Projects over HTTP. Edits go over `/ws/projects/<id>`, or one by one through here."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from asgiref.sync import async_to_sync
from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema, Status

from cloudstudio.accounts.person import person
from editor.sync import documents, services, stored
from editor.sync.bin import delete_project as put_into_bin
from editor.sync.broadcast import broadcast
from editor.sync.messages import Cause, Edit
from editor.sync.models import Operation, Project
from editor.sync.pieces import stretches
from editor.timeline.schema import VERSION, Document

router = Router(tags=["projects"])

LONGEST_LIST = 1000
#: Characters of the operations in one answer; a single one may be larger.
LONGEST_ANSWER = 4 * 2**20

Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{0,64}$")]


class ProjectOut(Schema):
    """A project in a list. `sequence` numbers its last operation.

    duration: flicks; cover: the address of a small picture of the film. Both as they were when the picture was drawn
    last (`POST /api/covers`); null until then, the picture also where nothing is to be seen.
    """

    id: UUID
    name: str
    created: datetime
    updated: datetime
    sequence: int
    duration: int | None = None
    cover: str | None = None

    @staticmethod
    def resolve_duration(project: Project) -> int | None:
        """Read it from the cover's row."""
        return project.cover.duration if hasattr(project, "cover") else None

    @staticmethod
    def resolve_cover(project: Project) -> str | None:
        """Name the picture anew with each that is drawn."""
        if not hasattr(project, "cover") or not project.cover.has_picture:
            return None
        return f"/api/projects/{project.pk}/cover?drawn={project.cover.sequence}"


class ProjectIn(Schema):
    """A new project: empty, or from a document, which may be no more than its canvas."""

    name: str = ""
    document: dict[str, Any] | None = Field(
        None, description="A document as `manage.py schema` describes it."
    )


class ProjectRename(Schema):
    """What can be changed of a project beside its document."""

    name: str


class DocumentOut(Schema):
    """A project's document after the operation `sequence`."""

    sequence: int
    document: Document


class OperationIn(Schema):
    """One edit. Sending it again with the same `op_id` is harmless."""

    op_id: str
    operation: dict[str, Any]
    base: int | None = Field(None, ge=0, lt=2**53, description="The last operation that you had seen.")
    cause: Cause = Field(
        "edit", description="How it came about; “tool” is a machine's proposal that was taken."
    )
    device: Name = Field("", description="An id that your program keeps. Nobody else is told of it.")
    step: Name = Field("", description="What the operations of one large edit have in common.")
    version: int = Field(VERSION, ge=1, le=VERSION, description="The version of the document's schema.")


class PlaceOut(Schema):
    """Where an operation stands."""

    sequence: int


class OperationOut(Schema):
    """An edit in its place; `actor` made it (null: an account that is gone). Only your own tell the device."""

    sequence: int
    op_id: str
    operation: dict[str, Any]
    actor: UUID | None
    cause: Cause
    step: str
    device: str
    created: datetime


class OperationsOut(Schema):
    """Edits in their order. Where there are `more`, ask again after the last one's sequence."""

    operations: list[OperationOut]
    more: bool


@router.get("/projects", response=list[ProjectOut])
def list_projects(request: HttpRequest) -> list[Project]:
    """List the caller's projects, the latest edited first."""
    projects = Project.objects.filter(owner=person(request)).select_related("cover")
    return list(projects.defer("cover__picture").order_by("-updated")[:LONGEST_LIST])


@router.post("/projects", response={201: ProjectOut})
def create_project(request: HttpRequest, body: ProjectIn) -> Status[Project]:
    """Make a project."""
    return Status(201, services.create_project(person(request), body.name, body.document))


@router.get("/projects/{project_id}", response=ProjectOut)
def get_project(request: HttpRequest, project_id: UUID) -> Project:
    """Return one project of the caller's."""
    return services.access_project(person(request), project_id)


@router.patch("/projects/{project_id}", response=ProjectOut)
def rename_project(request: HttpRequest, project_id: UUID, body: ProjectRename) -> Project:
    """Rename a project."""
    return services.rename_project(services.access_project(person(request), project_id), body.name)


@router.delete("/projects/{project_id}", response={204: None})
def delete_project(request: HttpRequest, project_id: UUID) -> Status[None]:
    """Put a project into the bin with its history, its films and their links. Its assets stay in the library."""
    put_into_bin(services.access_project(person(request), project_id))
    return Status(204, None)


@router.post("/projects/{project_id}/duplicate", response={201: ProjectOut})
def duplicate_project(request: HttpRequest, project_id: UUID) -> Status[Project]:
    """Copy a project as it is now."""
    return Status(201, services.duplicate_project(services.access_project(person(request), project_id)))


@router.get("/projects/{project_id}/document", response=DocumentOut)
def get_document(request: HttpRequest, project_id: UUID) -> HttpResponse:
    """Return the project's document as it is now."""
    project = services.access_project(person(request), project_id)
    return HttpResponse(documents.current_answer(project.pk), content_type="application/json")


@router.get("/projects/{project_id}/operations", response=OperationsOut)
def list_operations(
    request: HttpRequest,
    project_id: UUID,
    after: Annotated[int, Field(ge=0, lt=2**53)] = 0,
    limit: Annotated[int, Field(ge=1, le=LONGEST_LIST)] = LONGEST_LIST,
) -> dict[str, Any]:
    """List operations after a sequence, in their order: at most `limit`, and at most 4 MB of them."""
    user = person(request)
    services.access_project(user, project_id)
    sizes = stored.sizes_after(project_id, after, most=limit + 1)
    listed: list[dict[str, Any]] = []
    for stretch in stretches(sizes[:limit], LONGEST_ANSWER, limit)[:1]:
        rows = Operation.objects.filter(project_id=project_id, sequence__range=(stretch.first, stretch.last))
        listed = [_listed(row, user.pk) for row in rows.order_by("sequence")]
    return {"operations": listed, "more": len(listed) < len(sizes)}


def _listed(row: Operation, reader: UUID) -> dict[str, Any]:
    return {
        "sequence": row.sequence,
        "op_id": row.op_id,
        "operation": stored.upgraded(row),
        "actor": row.actor_id,
        "cause": row.cause,
        "step": row.step,
        "device": row.device if row.actor_id == reader else "",
        "created": row.created,
    }


@router.post("/projects/{project_id}/operations", response=PlaceOut)
def append_operation(request: HttpRequest, project_id: UUID, body: OperationIn) -> services.Appended:
    """Make one edit; it is on disk when this answers, and open pages show it."""
    user = person(request)
    services.access_project(user, project_id)
    edit = Edit(
        body.op_id, body.operation, body.base, body.cause, body.device, body.step, version=body.version
    )
    appended = services.append_operation(project_id, user.pk, edit)
    if appended.new:
        async_to_sync(broadcast)(project_id, appended, edit, user.pk)
        if documents.snapshot_may_be_due(appended.sequence, appended.size):
            documents.write_snapshot_if_due(project_id, appended.sequence)
    return appended
