"""The person who owns things."""

from __future__ import annotations

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """An account: a user name or an e-mail address with a password."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
