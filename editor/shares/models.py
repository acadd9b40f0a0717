"""Shares: links to films, for whoever has them."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models

from editor.exports.models import Export


def new_token() -> str:
    """Return a token that nobody guesses: 128 random bits in letters that survive every chat."""
    return secrets.token_urlsafe(16)


class Share(models.Model):
    """A link to one film. `revoked` is when it stopped working."""

    token = models.CharField(primary_key=True, max_length=32, default=new_token, editable=False)
    export = models.ForeignKey(Export, on_delete=models.CASCADE, related_name="shares")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="shares")
    created = models.DateTimeField(auto_now_add=True)
    revoked = models.DateTimeField(null=True, default=None)

    def __str__(self) -> str:
        return f"{self.export} shared"
