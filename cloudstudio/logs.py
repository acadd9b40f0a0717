"""Structured logs: one JSON object a line, with the request and the job that it belongs to."""

from __future__ import annotations

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime

request_id: ContextVar[str] = ContextVar("request_id", default="")
job_id: ContextVar[str] = ContextVar("job_id", default="")

#: Addresses whose next part is a secret.
SECRET_AFTER = ("/watch/", "/embed/", "/files/shares/", "/shares/", "/reset/", "/confirm/")
_TOKENS = re.compile("(" + "|".join(map(re.escape, SECRET_AFTER)) + r")[^/\s\"'\\?#<>]+")
_COOKIES = re.compile(r"(sessionid|csrftoken|x-csrftoken|x-session-token)[=:]\s*[^;,\s\"'\\]+", re.IGNORECASE)

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class JsonFormatter(logging.Formatter):
    """Format a record as JSON: time, level, logger, message, ids, and whatever was passed in `extra`."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if request_id.get():
            line["request"] = request_id.get()
        if job_id.get():
            line["job"] = job_id.get()
        extra = vars(record).items()
        line.update({key: value for key, value in extra if key not in _STANDARD and key not in line})
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return scrubbed(json.dumps(line, ensure_ascii=False, default=str))


def scrubbed(text: str) -> str:
    """Return a line of the log without what opens doors: tokens of links, keys of mails, cookies."""
    return _COOKIES.sub(r"\1=…", _TOKENS.sub(r"\1…", text))
