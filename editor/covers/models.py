"""What a list shows of a project."""

from __future__ import annotations

from django.db import models

from editor.sync.models import Project


class Cover(models.Model):
    """A project as it was after the operation `sequence`: how long it is, and a small JPEG of one of its frames.

    duration: flicks. picture: some kilobytes, so it lies with its row and goes with it; empty where nothing is seen.
    has_picture: for lists, which do not read the picture.
    """

    project = models.OneToOneField(Project, on_delete=models.CASCADE, primary_key=True, related_name="cover")
    sequence = models.PositiveBigIntegerField()
    duration = models.BigIntegerField()
    picture = models.BinaryField()
    has_picture = models.BooleanField()

    def __str__(self) -> str:
        return f"{self.project_id} at {self.sequence}"
