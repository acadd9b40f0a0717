"""The job's row: the truth about a piece of work. Messages are only knocks on the door."""

from __future__ import annotations

import uuid
from pathlib import Path

from django.conf import settings
from django.db import models


class Job(models.Model):
    """One piece of work for one person.

    fence: grows with every claim and every reap; whoever writes must hold the present one.
    beat: a counter that the worker raises; the reaper watches whether it moves.
    progress: 0 to 1, never falling, not even when a second try begins again.
    seq: grows with everything that the owner could see; a client that sees a gap fetches the row.
    """

    class State(models.TextChoices):
        """Where a job stands. The last three are final."""

        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=64)
    queue = models.CharField(max_length=16)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="jobs")
    subject = models.CharField(max_length=64, blank=True, default="", db_index=True)
    params = models.JSONField(default=dict)
    state = models.CharField(max_length=16, choices=State.choices, default=State.QUEUED)
    progress = models.FloatField(default=0.0)
    note = models.CharField(max_length=200, blank=True, default="")
    result = models.JSONField(null=True, default=None)
    error = models.TextField(blank=True, default="")
    attempt = models.PositiveIntegerField(default=0)
    fence = models.PositiveIntegerField(default=0)
    beat = models.PositiveBigIntegerField(default=0)
    cancel_requested = models.BooleanField(default=False)
    created = models.DateTimeField(auto_now_add=True)
    started = models.DateTimeField(null=True, default=None)
    ended = models.DateTimeField(null=True, default=None)
    seq = models.PositiveBigIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["queue", "state", "created"], name="jobs_by_queue"),
            models.Index(fields=["owner", "-created"], name="jobs_by_owner"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    @property
    def is_final(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in {self.State.DONE, self.State.FAILED, self.State.CANCELLED}

    @property
    def folder(self) -> Path:
        """Where this try of it works. Another try of the same job has another folder."""
        return Path(settings.JOBS_DIR) / self.pk.hex / str(self.fence)
