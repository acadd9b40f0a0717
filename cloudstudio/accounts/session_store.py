"""Sessions in the database, as Django's own; sockets that one has opened hear when it ends or gets another key."""

from __future__ import annotations

from django.contrib.sessions.backends import db
from django.db import transaction

from cloudstudio.accounts.endings import session_ended, session_renewed


class SessionStore(db.SessionStore):
    """Django's session in the database. Signing out deletes its row; signing in and a new password change its key."""

    #: Django makes it of the class's name; sessions are to outlive a change of that.
    key_salt = "django.contrib.sessions.SessionStore"
    _renewing = False

    def delete(self, session_key: str | None = None) -> None:
        """Delete a session, this one unless another is named; its sockets close."""
        key = self.session_key if session_key is None else session_key
        super().delete(session_key)
        if key and not self._renewing:
            transaction.on_commit(lambda: session_ended(key))

    def cycle_key(self) -> None:
        """Give the session another key; its sockets come again with it."""
        key = self.session_key
        self._renewing = True
        try:
            super().cycle_key()
        finally:
            self._renewing = False
        if key:
            transaction.on_commit(lambda: session_renewed(key))

    def _validate_session_key(self, key: str | None) -> bool:
        # A cookie can hold what a database does not take (NUL on PostgreSQL); our keys are letters and digits.
        return key is not None and len(key) >= 8 and key.isascii() and key.isalnum()


class Glance(SessionStore):
    """A session that is only looked at: Django would end it on the spot where it does not fit its person any more.

    A connection asks while it is open, at times when the database may not be written to.
    """

    def flush(self) -> None:
        """Forget what was read; the row stays until its browser asks for something."""
        self.clear()

    def cycle_key(self) -> None:
        """Keep the key."""
