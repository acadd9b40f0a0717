"""When a session ends or a person's account changes, the sockets that are open for them hear it at once."""

from __future__ import annotations

import hashlib
from typing import Any
from uuid import UUID

from allauth.core import context as allauth_context
from django.db import transaction

from cloudstudio.accounts.models import User
from cloudstudio.broadcast import tell_group


def session_group(key: str) -> str:
    """Return the channel group of a session's sockets; its key cannot be read from it."""
    return f"session.{_digest(key)}"


def person_group(user_id: UUID | str) -> str:
    """Return the channel group of all sockets of a person."""
    return f"person.{UUID(str(user_id)).hex}"


def session_ended(key: str) -> None:
    """Close the sockets of a session that is gone."""
    tell_group(session_group(key), {"type": "session.ended"})


def session_renewed(key: str) -> None:
    """Have the sockets of a session come again, once the browser has its new key."""
    tell_group(session_group(key), {"type": "session.renewed"})


def person_changed(sender: type[User], instance: User, **about: Any) -> None:
    """Have a person's sockets look whether their sessions still stand: a new password, disabled, deleted.

    A receiver of `post_save` and `post_delete`. A password that is changed in a session ends all others; that session
    is about to get another key (`session_renewed`) and is spared.
    """
    if set(about.get("update_fields") or ()) == {"last_login"}:
        return
    request = allauth_context.request
    user = getattr(request, "user", None)
    spared = request.session.session_key if request and user and user.pk == instance.pk else None
    message = {"type": "person.changed", "spared": session_group(spared) if spared else ""}
    transaction.on_commit(lambda: tell_group(person_group(instance.pk), message))


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:32]
