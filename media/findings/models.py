"""The rows behind what was learned about a source."""

from __future__ import annotations

import uuid

from django.db import models

from media.models import Asset


class Finding(models.Model):
    """What a tool learned about an asset. It goes with the asset.

    recipe: the tool, its version and parameters; `recipe_key` is its digest, so that the same is learned once. What is
    known stands in its revisions: 0 is the tool's own, later ones are a person's.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    asset = models.ForeignKey(Asset, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(max_length=16)
    recipe = models.JSONField()
    recipe_key = models.CharField(max_length=64)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["asset", "recipe_key"], name="one_finding_of_a_recipe")
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.asset_id}"


class Revision(models.Model):
    """A state of a finding, never changed: its content as JSON, `size` bytes long."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    blob = models.CharField(max_length=80)
    size = models.PositiveBigIntegerField()
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["finding", "number"], name="one_revision_of_a_number")]

    def __str__(self) -> str:
        return f"{self.finding_id}, revision {self.number}"
