"""A real mail server on loopback, which tests read, tell to refuse, and stop."""

from __future__ import annotations

import ssl
import subprocess
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.studio import free_port


class MailServer:
    """letters: what it took. answer: what it says to a letter, "250 OK" or a refusal. With `tls` it insists on it."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.letters: list[EmailMessage] = []
        self.answer = "250 OK"
        self.port = free_port()
        self._controller = Controller(
            self, hostname="127.0.0.1", port=self.port, tls_context=tls, require_starttls=tls is not None
        )

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Take a letter, or refuse it."""
        if self.answer.startswith("2"):
            content: Any = envelope.content
            self.letters.append(message_from_bytes(content, policy=policy.default))
        return self.answer

    def __enter__(self) -> MailServer:
        self._controller.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._controller.stop()


def own_certificate(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """Return a new certificate for `localhost`, and a server's context with it."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    how = "-x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    command = ["openssl", "req", *how.split(), "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return certificate, context


def plain(letter: EmailMessage) -> str:
    """Return a letter's words without markup."""
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())
