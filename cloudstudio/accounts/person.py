"""The person behind an API request."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.errors import AuthenticationError

from cloudstudio.accounts.models import User


def person(request: HttpRequest) -> User:
    """Return who is signed in. Raises AuthenticationError (401), though the API's own check comes first."""
    if not isinstance(request.user, User):
        raise AuthenticationError
    return request.user
