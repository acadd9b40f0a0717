"""What of allauth is ours: how passwords may be guessed at, and where its mails lead."""

from __future__ import annotations

import unicodedata
from types import SimpleNamespace
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.userkit import filter_users_by_email, get_user_by_username
from allauth.core import context as allauth_context
from allauth.core.internal.httpkit import render_url
from allauth.headless import app_settings as headless_settings
from allauth.headless.adapter import DefaultHeadlessAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from cloudstudio.attempts import Attempt, TooSoon, attempt, forgive, in_words
from cloudstudio.links import base_url


class AccountAdapter(DefaultAccountAdapter):
    """Guesses at passwords are slowed down; mails say who we are by our own word, not by their causer's `Host`."""

    _guess: Attempt | None = None

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Take one guess at an account's password. Raises ValidationError while the pause lasts."""
        try:
            self._guess = attempt("sign-in", _subject(credentials), self.get_client_ip(request))
        except TooSoon as soon:
            sentence = f"That was wrong too often. Try again in {in_words(soon.seconds)}."
            raise ValidationError(sentence, code="too_many_login_attempts") from None

    def _rollback_login_failed_rl_usage(self) -> None:
        # allauth's word for: the password was right.
        if self._guess:
            self._guess.succeeded()

    def _delete_login_attempts_cached_email(self, request: HttpRequest, **credentials: Any) -> None:
        # allauth's word for: a new password was set with a link from a mail.
        forgive("sign-in", _subject(credentials), self.get_client_ip(request))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail about an account."""
        base = base_url(allauth_context.request)
        site = SimpleNamespace(name="CloudStudio", domain=base)
        super().send_mail(template_prefix, email, {"current_site": site, **context})


def _subject(credentials: dict[str, Any]) -> str:
    """Return one name for all names of an account, and the name itself where there is no such account."""
    name, email = credentials.get("username") or "", credentials.get("email") or ""
    # A user name may be typed where an address is meant.
    for address in filter(None, (email, name)):
        if users := filter_users_by_email(address, prefer_verified=True):
            return min(str(user.pk) for user in users)
    user = get_user_by_username(name) if name else None
    return str(user.pk) if user else "nobody:" + unicodedata.normalize("NFKC", email or name).casefold()


class HeadlessAdapter(DefaultHeadlessAdapter):
    """Links of mails lead to our own pages, wherever the request said that it went."""

    def get_frontend_url(self, urlname: str, **kwargs: Any) -> str | None:
        """Return the whole address of a page of the front end."""
        path = headless_settings.FRONTEND_URLS[urlname]
        return render_url(self.request, base_url(self.request) + path, **kwargs)
