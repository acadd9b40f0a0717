"""The job's row: the truth about a piece of work. Messages are only knocks on the door."""

from __future__ import annotations

import uuid
from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils import timezone


class Job(models.Model):
    """One piece of work for one person.

    lane: the line that it waits in (`lanes.py`). due: not begun before. expected: seconds that its kind expects it to
    take; what this machine makes of them is told by `pace.py`.
    fence: grows with every claim and every reap; whoever writes must hold the present one.
    beat: a counter that the worker raises; the reaper watches whether it moves.
    attempt: how often it was begun. deaths: how often its child died; faults: how often we failed it. They decide
    whether and when it is tried again (`retries.py`).
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
    lane = models.CharField(max_length=16)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="jobs")
    subject = models.CharField(max_length=64, blank=True, default="", db_index=True)
    params = models.JSONField(default=dict)
    state = models.CharField(max_length=16, choices=State.choices, default=State.QUEUED)
    due = models.DateTimeField(default=timezone.now)
    expected = models.FloatField(default=1.0)
    progress = models.FloatField(default=0.0)
    note = models.CharField(max_length=200, blank=True, default="")
    result = models.JSONField(null=True, default=None)
    error = models.TextField(blank=True, default="")
    attempt = models.PositiveIntegerField(default=0)
    deaths = models.PositiveIntegerField(default=0)
    faults = models.PositiveIntegerField(default=0)
    fence = models.PositiveIntegerField(default=0)
    beat = models.PositiveBigIntegerField(default=0)
    cancel_requested = models.BooleanField(default=False)
    created = models.DateTimeField(auto_now_add=True)
    started = models.DateTimeField(null=True, default=None)
    ended = models.DateTimeField(null=True, default=None)
    seq = models.PositiveBigIntegerField(default=1)

    #: Its number in the lane's line, and seconds from now: guessed when somebody asks (`line.py`), not stored.
    place: int | None = None
    starts_in: float | None = None
    ends_in: float | None = None

    class Meta:
        indexes = [
            models.Index(fields=["lane", "state", "owner", "created", "due"], name="jobs_by_lane"),
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
        return self.home / str(self.fence)

    @property
    def kept(self) -> Path:
        """What it keeps between its tries, until it ends; a child may write to it that got it as `Work.keep`.

        Write whole files and rename them to where they count: a try that was taken for dead may still be writing.
        """
        return self.home / KEPT

    @property
    def home(self) -> Path:
        """The folder of all that it has on the disk while it is not over."""
        return Path(settings.JOBS_DIR) / self.pk.hex


#: The name of what is kept, among the folders of a job's tries.
KEPT = "kept"


class Served(models.Model):
    """How much of a lane's time a person has had lately: `seconds` as they counted at the moment `at` (`turns.py`)."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    lane = models.CharField(max_length=16)
    seconds = models.FloatField(default=0.0)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "lane"], name="served_once_a_lane")]

    def __str__(self) -> str:
        return f"{self.lane} {self.seconds:.0f} s"


class Pace(models.Model):
    """How long this machine takes over a kind of work, as a multiple of what the kind expects (`pace.py`).

    measured: jobs that it was learned from.
    """

    kind = models.CharField(max_length=64, primary_key=True)
    ratio = models.FloatField(default=1.0)
    measured = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.kind} x {self.ratio:.2f}"
