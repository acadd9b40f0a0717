"""Projects: an ordered, append-only list of operations, and snapshots of the document they lead to."""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.conf import settings
from django.db import models

from cloudstudio.bin.models import Deletable

NAME_LENGTH = 255


class Project(Deletable):
    """What a person makes. `sequence` numbers its last operation; 0 is the document it began with."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="projects")
    name = models.CharField(max_length=NAME_LENGTH)
    created = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now_add=True)
    sequence = models.PositiveBigIntegerField(default=0)
    #: Counts the changes of this row that other pages should hear of (its name), for events.
    revision = models.PositiveBigIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["owner", "-updated"])]


class Operation(models.Model):
    """One edit in its place. `op_id` is the client's, and makes a resend harmless."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="operations")
    sequence = models.PositiveBigIntegerField()
    op_id = models.CharField(max_length=64)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    operation = models.JSONField()
    #: The last operation that its maker had seen: what came in between was not meant to be overwritten.
    base = models.PositiveBigIntegerField(null=True)
    #: How it came about (`messages.Cause`); "edit" where nobody said.
    cause = models.CharField(max_length=8, default="edit")
    #: The browser that made it, by an id of that browser's own; empty where nobody said. Only its maker sees it.
    device = models.CharField(max_length=64, default="")
    #: What the operations of one large edit have in common; empty for an edit of one operation.
    step = models.CharField(max_length=64, default="")
    #: The version of the schema that `operation` is written in.
    version = models.PositiveSmallIntegerField(default=1)
    #: Characters of `operation` as JSON, so that what is read at once can be bounded before it is read.
    size = models.PositiveIntegerField(default=0)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "sequence"], name="one_operation_a_place"),
            models.UniqueConstraint(fields=["project", "op_id"], name="one_place_an_operation"),
        ]


class JsonText(str):
    """JSON as text already: stored as it is, so that a large document is not taken apart once more."""

    __slots__ = ()


class DocumentEncoder(json.JSONEncoder):
    """Writes JSON, and JSON text as it is."""

    def encode(self, o: Any) -> str:
        """Return the value as JSON text."""
        return str(o) if isinstance(o, JsonText) else super().encode(o)


class Snapshot(models.Model):
    """The document as it was after the operation `sequence`. Each project has the one at 0."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="snapshots")
    sequence = models.PositiveBigIntegerField()
    document = models.JSONField(encoder=DocumentEncoder)
    #: Characters of `document` as JSON.
    size = models.PositiveIntegerField(default=0)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "sequence"], name="one_snapshot_a_place"),
        ]
