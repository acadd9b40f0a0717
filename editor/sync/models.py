"""Projects: an ordered, append-only list of operations, and snapshots of the document they lead to."""

from __future__ import annotations

import uuid

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
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "sequence"], name="one_operation_a_place"),
            models.UniqueConstraint(fields=["project", "op_id"], name="one_place_an_operation"),
        ]


class Snapshot(models.Model):
    """The document as it was after the operation `sequence`. Each project has the one at 0."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="snapshots")
    sequence = models.PositiveBigIntegerField()
    document = models.JSONField()
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "sequence"], name="one_snapshot_a_place"),
        ]
