"""Exports: a document as it was, and the film that was made of it."""

from __future__ import annotations

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models

from cloudstudio.bin.models import Deletable, Present
from cloudstudio.jobs.models import Job
from editor.sync.models import Project


class Export(Deletable):
    """One film of a project. Where its making stands is told by its job.

    document, sequence: what is filmed, whatever is edited meanwhile. blob: key of the film; empty until it is done.
    facts: what the film was measured to be. receipt: how like the stage it is, {lowest, samples}; receipt_blob: key of
    the picture of its least like frame. Sound has neither. size: bytes of all that.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="exports")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="exports")
    job = models.ForeignKey(Job, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=200)
    settings = models.JSONField()
    document = models.JSONField()
    sequence = models.PositiveBigIntegerField()
    blob = models.CharField(max_length=80, blank=True, default="")
    size = models.PositiveBigIntegerField(default=0)
    facts = models.JSONField(null=True, default=None)
    receipt = models.JSONField(null=True, default=None)
    receipt_blob = models.CharField(max_length=80, blank=True, default="")
    created = models.DateTimeField(auto_now_add=True)

    #: Neither deleted themselves nor with their projects.
    objects: ClassVar[models.Manager[Self]] = Present(project__deleted=None)

    class Meta:
        indexes = [models.Index(fields=["project", "-created"], name="exports_by_project")]

    def __str__(self) -> str:
        return f"{self.name} {self.id}"
