"""Where Django's own ways of sending mail end: in the outbox, so that an account's mails are as safe as ours."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from cloudstudio.mail.outbox import write


class Outbox(BaseEmailBackend):
    """Writes down what is sent, one letter for each address."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Have the messages sent once the caller's transaction is committed; return how many."""
        for message in email_messages:
            html = ""
            if isinstance(message, EmailMultiAlternatives):
                html = next((str(body) for body, kind in message.alternatives if kind == "text/html"), "")
            for address in message.recipients():
                write(f"mail:{uuid.uuid4()}", address, str(message.subject), str(message.body), html)
        return len(email_messages)
