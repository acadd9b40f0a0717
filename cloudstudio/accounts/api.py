"""Who am I?"""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Schema

from cloudstudio.accounts.person import person

router = Router(tags=["accounts"])


class MeOut(Schema):
    """The person who is signed in."""

    id: str
    username: str
    email: str


@router.get("/me", response=MeOut)
def me(request: HttpRequest) -> MeOut:
    """Return the person who is signed in. Signing up, in and out is `/_allauth/browser/v1/auth/…`."""
    user = person(request)
    return MeOut(id=str(user.pk), username=user.username, email=user.email)
