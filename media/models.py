"""The rows behind what a person owns as bytes."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from cloudstudio.bin.models import Deletable
from media.inspection.facts import Facts


class Upload(models.Model):
    """A file on its way: its bytes grow in the uploads folder. It becomes the asset with the same id.

    size: bytes that were announced, which are reserved for it (`uploads/reserving.py`). The offset is the size of the
    file on disk and is written down nowhere else.
    in_backups: an upload that is under way begins anew after a restore; its bytes are on its owner's machine.
    """

    in_backups = False

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class Asset(Deletable):
    """A file that is all here. `facts` is empty until it has been inspected.

    error: why it could not be read. The original stays, whatever becomes of it.
    blob: its key; empty in rows of a time when what was refused was thrown away. seq: grows with every change that the
    owner could see. made_from: the asset that it belongs to and goes with. hidden: not in the library; only what names
    it finds it. reader: the version that found the facts (`reading/version.py`).
    """

    class State(models.TextChoices):
        """Ready means that it can be put on a timeline; its renditions may still be on their way."""

        PROCESSING = "processing"
        READY = "ready"
        FAILED = "failed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="assets")
    name = models.CharField(max_length=255)
    kind = models.CharField(max_length=8, blank=True, default="")
    state = models.CharField(max_length=16, choices=State.choices, default=State.PROCESSING)
    error = models.TextField(blank=True, default="")
    size = models.PositiveBigIntegerField()
    blob = models.CharField(max_length=80, blank=True, default="")
    facts = models.JSONField(null=True, default=None)
    recipe = models.JSONField(null=True, default=None)
    made_from = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, default=None, related_name="derived"
    )
    hidden = models.BooleanField(default=False)
    reader = models.PositiveIntegerField(default=1)
    seq = models.PositiveBigIntegerField(default=1)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "-created"], name="assets_by_owner")]

    def __str__(self) -> str:
        return self.name

    @property
    def known(self) -> Facts | None:
        """The facts as a type; None until the file has been inspected."""
        return Facts.model_validate(self.facts) if self.facts else None


class Rendition(models.Model):
    """Something made from an asset, e.g. `thumbnail.webp`; `facts` says what is to be known of it.

    reader: the version that made it (`reading/version.py`).
    """

    asset = models.ForeignKey(Asset, on_delete=models.CASCADE, related_name="renditions")
    kind = models.CharField(max_length=16)
    name = models.CharField(max_length=32)
    blob = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    reader = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["asset", "kind"], name="one_rendition_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.name} of {self.asset_id}"
