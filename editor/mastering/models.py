"""How a project's mix is mastered, as it was found last."""

from __future__ import annotations

from django.db import models

from editor.sync.models import Project


class Mastering(models.Model):
    """The last that was found for a project. `mix` names what was listened to (`services.fingerprint`).

    `gain` is linear; `limiter` is what `editor.render.master.packed` makes of its gains, null where there is none.
    """

    project = models.OneToOneField(Project, on_delete=models.CASCADE, primary_key=True)
    mix = models.CharField(max_length=64)
    gain = models.FloatField()
    limiter = models.TextField(null=True)

    def __str__(self) -> str:
        return f"{self.gain:.2f} for {self.project_id}"
