"""What can be done with projects. Everything that writes projects and operations is here."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import DataError, transaction
from django.db.models import F
from django.utils import timezone

from cloudstudio.accounts.models import User
from cloudstudio.errors import Invalid, NotFound
from cloudstudio.jobs.events import notify
from editor.sync import documents
from editor.sync.messages import Edit
from editor.sync.models import NAME_LENGTH, JsonText, Operation, Project, Snapshot
from editor.timeline.operations import InvalidOperation, check_operation
from editor.timeline.schema import VERSION, Document
from editor.timeline.upgrades import upgrade_operation
from editor.timeline.validation import InvalidDocument, load_document

UNTITLED = "Untitled project"

_OP_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True)
class Appended:
    """Where an operation stands. `new` is False for one that had been sent before."""

    sequence: int
    new: bool
    #: The operation as it is stored, and how many characters of JSON it has.
    operation: Any
    size: int


def access_project(user: User, project_id: UUID) -> Project:
    """Return a project of the person's. Raises NotFound, for another person's too."""
    project = Project.objects.filter(pk=project_id, owner=user).first()
    if project is None:
        raise NotFound("There is no such project, or it is not yours.")
    return project


def current_document(project: Project) -> tuple[int, Document]:
    """Return the sequence of the project's last operation and the document after it."""
    return documents.current_document(project.pk)


def create_project(owner: User, name: str = "", document: Any = None) -> Project:
    """Make a project, empty or from a document (parsed JSON). Raises Invalid."""
    try:
        began = Document() if document is None else load_document(document)
    except InvalidDocument as error:
        raise Invalid(str(error)) from None
    name, text = check_name(name or UNTITLED), began.model_dump_json()
    with transaction.atomic():
        project = Project.objects.create(owner=owner, name=name)
        Snapshot.objects.create(project=project, sequence=0, document=JsonText(text), size=len(text))
        announce(project)
    return project


def rename_project(project: Project, name: str) -> Project:
    """Give a project another name. Raises Invalid."""
    name = check_name(name)
    with transaction.atomic():
        tell_changed(project, name=name)
    return project


def tell_changed(project: Project, **fields: Any) -> None:
    """Write fields of the row, and tell the owner's open pages that lists show it otherwise. In a transaction."""
    Project.objects.filter(pk=project.pk).update(**fields, revision=F("revision") + 1)
    project.refresh_from_db()
    announce(project)


def duplicate_project(project: Project) -> Project:
    """Make a copy of a project as it is now; its history stays with the original."""
    _, document = current_document(project)
    name = f"{project.name[: NAME_LENGTH - 5]} copy"
    return create_project(project.owner, name, document.model_dump(mode="json"))


def append_operation(project_id: UUID, actor_id: UUID, edit: Edit) -> Appended:
    """Put an operation in its place, on disk before this returns; harmless when it was there already.

    Raises Invalid with the reason where it can never be applied, NotFound where the project is gone.
    """
    if not isinstance(edit.op_id, str) or not _OP_ID.fullmatch(edit.op_id):
        raise Invalid("An operation's op_id is 1 to 64 letters, digits, “-” or “_”.")
    operation = _upgraded(edit)
    try:
        check_operation(operation)
    except InvalidOperation as error:
        raise Invalid(str(error)) from None
    try:
        return _append(project_id, actor_id, edit, operation)
    except DataError:
        raise Invalid("The operation holds a character that cannot be kept.") from None


def _upgraded(edit: Edit) -> Any:
    """Return an edit's operation in the present version. One that is none at all is left to be refused."""
    if edit.version == VERSION:
        return edit.operation
    try:
        return upgrade_operation(edit.operation, edit.version)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        raise Invalid("The operation of an older version cannot be brought up to date.") from None


def _append(project_id: UUID, actor_id: UUID, edit: Edit, operation: Any) -> Appended:
    size = len(json.dumps(operation))
    with transaction.atomic():
        # The lock on the row (on SQLite: on the database, taken at the start) is what puts operations in order.
        project = Project.objects.select_for_update().filter(pk=project_id).only("sequence").first()
        if project is None:
            raise NotFound("There is no such project any more.")
        known = Operation.objects.filter(project_id=project_id, op_id=edit.op_id).values_list("sequence")
        if (place := known.first()) is not None:
            return Appended(place[0], False, operation, size)
        sequence = project.sequence + 1
        Operation.objects.create(
            project_id=project_id,
            sequence=sequence,
            op_id=edit.op_id,
            actor_id=actor_id,
            operation=operation,
            base=edit.base,
            cause=edit.cause,
            device=edit.device,
            step=edit.step,
            version=VERSION,
            size=size,
        )
        Project.objects.filter(pk=project_id).update(sequence=sequence, updated=timezone.now())
    return Appended(sequence, True, operation, size)


def check_name(name: str) -> str:
    """Return a project's name without spaces around it. Raises Invalid."""
    name = unicodedata.normalize("NFC", name).strip()
    if not name or len(name) > NAME_LENGTH:
        raise Invalid(f"A project's name has 1 to {NAME_LENGTH} characters.")
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in name):
        raise Invalid("A project's name is one line of text.")
    return name


def announce(project: Project) -> None:
    """Tell the owner's open pages, after the commit, that a project came, went or has another name."""
    owner, project_id, revision = project.owner_id, project.pk, project.revision
    transaction.on_commit(lambda: notify(owner, "project", project_id, revision))
