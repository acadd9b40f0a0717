"""Letters on their way, and who wants which."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone


class Letter(models.Model):
    """One message to one address, written in the same transaction as what it tells of.

    event: what it tells of; there is one letter for it, however often it is written. owner: whose doing it is, None
    where nobody is signed in. picture: a small JPEG that stands above the text, or nothing.
    due: not sent before. taken: when a sender took it; one that is not heard of again gives it back.
    Address and words are gone once it was sent or given up: the row alone stays a while, so that nothing goes twice.
    """

    class State(models.TextChoices):
        """Where a letter stands. The last two are final."""

        WAITING = "waiting"
        TAKEN = "taken"
        SENT = "sent"
        GIVEN_UP = "given up"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.CharField(max_length=160, unique=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    to = models.EmailField(max_length=254, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    picture = models.BinaryField(default=bytes)
    state = models.CharField(max_length=16, choices=State.choices, default=State.WAITING)
    tries = models.PositiveIntegerField(default=0)
    created = models.DateTimeField(default=timezone.now)
    due = models.DateTimeField(default=timezone.now)
    taken = models.DateTimeField(null=True, default=None)

    class Meta:
        indexes = [
            models.Index(fields=["state", "due"], name="letters_by_due"),
            models.Index(fields=["owner", "created"], name="letters_by_owner"),
        ]

    def __str__(self) -> str:
        return f"{self.event} ({self.state})"


class Wishes(models.Model):
    """What a person wants to be written. when_done: that work which took long is done, or has failed."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    when_done = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"wishes of {self.person_id}"
