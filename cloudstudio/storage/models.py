"""What a person may keep, where it is not what everybody may."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Allowance(models.Model):
    """A person's own quota in bytes, in place of the studio's. None: without a limit."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    bytes = models.PositiveBigIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.bytes} for {self.user_id}"
