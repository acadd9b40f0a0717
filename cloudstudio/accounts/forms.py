"""What a sign-up must hold."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest

from cloudstudio.accounts.models import User


class SignupForm(forms.Form):
    """Base of allauth's sign-up form: one of the two names is enough, but there must be one."""

    def clean(self) -> dict[str, Any]:
        """Refuse a sign-up without any name."""
        cleaned = super().clean() or {}
        if not cleaned.get("username") and not cleaned.get("email") and not self.errors:
            raise forms.ValidationError("Enter a user name or an e-mail address.", code="required")
        return cleaned

    def signup(self, request: HttpRequest, user: User) -> None:
        """Called by allauth when the account has been made; there is nothing to add."""
