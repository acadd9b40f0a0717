"""The studio says at its start what should not be set together."""

from __future__ import annotations

import pytest

from cloudstudio.dangers import dangers
from cloudstudio.environment import read_environment


@pytest.mark.parametrize(
    ("variables", "host", "said"),
    [
        ({}, "127.0.0.1", []),
        ({}, "0.0.0.0", []),
        ({"DEBUG": "1"}, "127.0.0.1", []),
        ({"DEBUG": "1"}, "0.0.0.0", ["DEBUG"]),
        ({"DEBUG": "1", "PUBLIC_URL": "http://desk.local"}, "127.0.0.1", ["DEBUG"]),
        ({"ALLOWED_HOSTS": "*"}, "127.0.0.1", ["ALLOWED_HOSTS"]),
        ({"EMAIL_URL": "smtp://localhost"}, "127.0.0.1", ["EMAIL_URL"]),
        ({"PUBLIC_URL": "https://studio.example.org"}, "127.0.0.1", ["PUBLIC_URL is https"]),
        ({"PUBLIC_URL": "https://studio.example.org", "TRUSTED_PROXIES": "127.0.0.1"}, "127.0.0.1", []),
        ({"TRUSTED_PROXIES": "0.0.0.0/0"}, "127.0.0.1", ["TRUSTED_PROXIES"]),
        ({"PUBLIC_URL": "http://studio.example.org"}, "127.0.0.1", ["PUBLIC_URL is http"]),
        ({"PUBLIC_URL": "http://192.168.1.5:8000"}, "0.0.0.0", []),
    ],
)
def test_dangerous_combinations_are_said(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], host: str, said: list[str]
) -> None:
    for name in ("DEBUG", "PUBLIC_URL", "ALLOWED_HOSTS", "EMAIL_URL", "TRUSTED_PROXIES"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    found = dangers(read_environment(), host)
    assert len(found) == len(said)
    assert all(sentence.startswith(beginning) for sentence, beginning in zip(found, said, strict=True))
