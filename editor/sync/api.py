"""Projects over HTTP. Edits go over `/ws/projects/<id>`, or one by one through here."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from asgiref.sync import async_to_sync
from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from cloudstudio.accounts.person import person
from editor.sync import services
from editor.sync.bin import delete_project as put_into_bin
from editor.sync.broadcast import broadcast, ordered_operation
from editor.sync.models import Operation, Project
from editor.timeline.schema import Document

router = Router(tags=["projects"])

LONGEST_LIST = 1000


class ProjectOut(Schema):
    """A project in a list. `sequence` numbers its last operation."""

    id: UUID
    name: str
    created: datetime
    updated: datetime
    sequence: int


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


class PlaceOut(Schema):
    """Where an operation stands."""

    sequence: int


class OperationOut(Schema):
    """An edit in its place; `actor` made it (null: an account that is gone)."""

    sequence: int
    op_id: str
    operation: dict[str, Any]
    actor: UUID | None = Field(alias="actor_id")
    created: datetime


@router.get("/projects", response=list[ProjectOut])
def list_projects(request: HttpRequest) -> list[Project]:
    """List the caller's projects, the latest edited first."""
    return list(Project.objects.filter(owner=person(request)).order_by("-updated")[:LONGEST_LIST])


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
def get_document(request: HttpRequest, project_id: UUID) -> dict[str, Any]:
    """Return the project's document as it is now."""
    sequence, document = services.current_document(services.access_project(person(request), project_id))
    return {"sequence": sequence, "document": document}


@router.get("/projects/{project_id}/operations", response=list[OperationOut])
def list_operations(request: HttpRequest, project_id: UUID, after: int = 0) -> list[Operation]:
    """List at most 1000 operations after a sequence, in their order."""
    project = services.access_project(person(request), project_id)
    return list(project.operations.filter(sequence__gt=after).order_by("sequence")[:LONGEST_LIST])


@router.post("/projects/{project_id}/operations", response=PlaceOut)
def append_operation(request: HttpRequest, project_id: UUID, body: OperationIn) -> services.Appended:
    """Make one edit; it is on disk when this answers, and open pages show it."""
    user = person(request)
    services.access_project(user, project_id)
    appended = services.append_operation(project_id, user.pk, body.op_id, body.operation, body.base)
    if appended.new:
        ordered = ordered_operation(appended.sequence, body.op_id, body.operation, user.pk, body.base)
        async_to_sync(broadcast)(project_id, ordered)
    return appended
