"""Shares: links to films, for whoever has them."""

from __future__ import annotations

import secrets
import uuid

from django.conf import settings
from django.db import models

from editor.exports.models import Export
from media.streaming.names import VERSION


def new_token() -> str:
    """Return a token that nobody guesses: 128 random bits in letters that survive every chat."""
    return secrets.token_urlsafe(16)


class Share(models.Model):
    """A link to one film.

    revoked: when it stopped working, for good. password: hashed as accounts' are; empty lets everybody in. expires:
    when it is over; its owner may give it more time. download: whether the page offers the file. start: where the film
    begins to play, flicks. follows: the newest film of the project is shown, not the one that was shared. frames: who
    may show the film within their own page: "" nobody, "*" everybody, or origins parted by spaces. views: how often it
    was opened, once a viewer and day.
    """

    token = models.CharField(primary_key=True, max_length=32, default=new_token, editable=False)
    export = models.ForeignKey(Export, on_delete=models.CASCADE, related_name="shares")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="shares")
    created = models.DateTimeField(auto_now_add=True)
    revoked = models.DateTimeField(null=True, default=None)
    password = models.CharField(max_length=128, blank=True, default="")
    expires = models.DateTimeField(null=True, default=None)
    download = models.BooleanField(default=True)
    start = models.PositiveBigIntegerField(default=0)
    follows = models.BooleanField(default=False)
    frames = models.CharField(max_length=500, blank=True, default="")
    views = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.export} shared"


class Ladder(models.Model):
    """A film at several sizes in pieces, for whoever watches it behind a link; it is deleted with the film.

    id: part of its address, so that what a viewer began goes on though a newer one is there. version: what made it
    (`media/streaming/names.py`). failed: it cannot be made of this film, or is not wanted; the film itself is sent.
    facts: {"poster": [width, height], "rungs": [[width, height], …]}.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    export = models.OneToOneField(Export, on_delete=models.CASCADE, related_name="ladder")
    version = models.PositiveIntegerField(default=VERSION)
    failed = models.BooleanField(default=False)
    facts = models.JSONField(default=dict)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"ladder of {self.export_id}"


class LadderFile(models.Model):
    """One file of a ladder: a playlist, a rung, the sound, or pictures. blob: its key."""

    ladder = models.ForeignKey(Ladder, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=32)
    blob = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ladder", "name"], name="one_ladder_file_of_a_name")]

    def __str__(self) -> str:
        return f"{self.name} of {self.ladder_id}"
