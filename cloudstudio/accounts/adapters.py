"""What of allauth is ours: where its mails lead."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.core.internal.httpkit import render_url
from allauth.headless import app_settings as headless_settings
from allauth.headless.adapter import DefaultHeadlessAdapter

from cloudstudio.links import base_url


class AccountAdapter(DefaultAccountAdapter):
    """Mails say who we are by our own word, not by the `Host` of whoever caused them."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail about an account."""
        base = base_url(allauth_context.request)
        site = SimpleNamespace(name="CloudStudio", domain=base)
        super().send_mail(template_prefix, email, {"current_site": site, **context})


class HeadlessAdapter(DefaultHeadlessAdapter):
    """Links of mails lead to our own pages, wherever the request said that it went."""

    def get_frontend_url(self, urlname: str, **kwargs: Any) -> str | None:
        """Return the whole address of a page of the front end."""
        path = headless_settings.FRONTEND_URLS[urlname]
        return render_url(self.request, base_url(self.request) + path, **kwargs)
