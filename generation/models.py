"""What a person asked a model for, and the pictures that came of it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from cloudstudio.bin.models import Deletable
from cloudstudio.jobs.models import Job


class Generation(Deletable):
    """One request: a series of pictures from one recipe, whose seeds count up from `seed`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="generations")
    job = models.OneToOneField(Job, on_delete=models.CASCADE, related_name="generation")
    model = models.CharField(max_length=64)
    prompt = models.TextField(blank=True, default="")
    parameters = models.JSONField(default=dict)
    seed = models.PositiveBigIntegerField()
    count = models.PositiveSmallIntegerField(default=1)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "-created"], name="generations_by_owner")]

    def __str__(self) -> str:
        return f"{self.model} {self.seed}"


class GeneratedPicture(models.Model):
    """One picture with its recipe inside: `size` bytes. `asset` is the id of the asset that it was kept as."""

    generation = models.ForeignKey(Generation, on_delete=models.CASCADE, related_name="pictures")
    index = models.PositiveSmallIntegerField()
    seed = models.PositiveBigIntegerField()
    blob = models.CharField(max_length=80)
    size = models.PositiveBigIntegerField(default=0)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    caption = models.CharField(max_length=300, blank=True, default="")
    numbers = models.JSONField(default=dict)
    asset = models.UUIDField(null=True, default=None)

    class Meta:
        ordering = ["index"]
        constraints = [
            models.UniqueConstraint(fields=["generation", "index"], name="one_picture_an_index"),
        ]

    def __str__(self) -> str:
        return f"{self.generation_id} {self.index}"
