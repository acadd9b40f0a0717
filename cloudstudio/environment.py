"""What an operator may set, as typed values. An unset variable means the embedded default.

Imports no Django, so that the sandbox's child and the supervisor can read it too.
"""

from __future__ import annotations

import hashlib
import math
import os
import re
import secrets
import socket
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from cloudstudio.hosts import allowed_hosts, bracketed
from cloudstudio.proxies import Network, parse_networks

CHECKOUT = Path(__file__).resolve().parent.parent
#: Machine code that numba made of this checkout's kernels, as `__pycache__` holds Python's own.
COMPILED = CHECKOUT / "__pycache__" / "numba"

#: The kernel's limit on the path of a unix socket is 108 bytes with the closing zero.
LONGEST_SOCKET_PATH = 107


class BadEnvironment(Exception):
    """A variable holds what cannot be meant; the sentence names it."""


@dataclass(frozen=True)
class Environment:
    """One reading of the environment.

    data: folder of everything that this studio keeps.
    database_url: empty for SQLite in the data folder.
    redis_url: `unix://…` of the embedded Valkey unless `REDIS_URL` names a server.
    public_url: where people open the studio, `https://studio.example.org`; empty where nobody said.
    accel_redirect: the address, `/blobs/`, at which the proxy in front serves the blobs' folder to itself; empty where
    the studio sends files itself.
    trusted_proxies: from whom forwarded headers are believed.
    allowed_hosts: the names that it answers to.
    database_timeout: seconds that a query waits for another's lock on SQLite.
    lease: seconds without a heartbeat after which a job counts as dead.
    pauses: seconds before each further try of a job that failed on our side; the last one repeats.
    jobs_waiting: jobs that a person may have waiting or running. jobs_running: those of one lane that run at a time.
    film_hours: hours of the longest film. film_gigapixels: 10⁹ pixels of all frames of the largest one.
    blob_grace: seconds after which bytes that no row names are removed.
    upload_limit: bytes of one file. upload_days: without a new byte an unfinished upload is given up after so many.
    quota: bytes that a person may keep; None: as many as there is room for.
    disk_reserve: bytes that no upload and no job may take: they are the database's and the machine's.
    bin_days: what was deleted can be brought back for so many.
    """

    data: Path
    database_url: str
    redis_url: str
    redis_is_embedded: bool
    debug: bool
    public_url: str
    accel_redirect: str
    trusted_proxies: tuple[Network, ...]
    allowed_hosts: list[str]
    email_url: str
    mail_after: float
    fonts: Path | None
    database_timeout: float
    lease: float
    pauses: tuple[float, ...]
    jobs_waiting: int
    jobs_running: int
    film_hours: float
    film_gigapixels: float
    blob_grace: float
    upload_limit: int
    upload_days: float
    quota: int | None
    disk_reserve: int
    bin_days: float

    @property
    def database(self) -> Path:
        """The SQLite file, used when `DATABASE_URL` is unset."""
        return self.data / "studio.sqlite3"

    @property
    def restoring(self) -> Path:
        """A folder that is there while a backup is being put back: what is in the data folder is not whole yet."""
        return self.data / "restoring"

    def secret_key(self) -> str:
        """Return the key that signs sessions, made on first use and kept in the data folder."""
        given = os.environ.get("SECRET_KEY", "")
        if given:
            return given
        file = self.data / "secret-key"
        if not file.exists():
            self.data.mkdir(parents=True, exist_ok=True)
            # Two processes may start at once: only one name wins, and both then read the same bytes.
            draft = self.data / f"secret-key.{os.getpid()}"
            draft.write_text(secrets.token_urlsafe(48))
            draft.chmod(0o600)
            try:
                os.link(draft, file)
            except FileExistsError:
                pass
            finally:
                draft.unlink()
        return file.read_text().strip()


def read_environment() -> Environment:
    """Read the variables. Raises BadEnvironment with one sentence where a value cannot be used."""
    data = Path(os.environ.get("CLOUDSTUDIO_DATA") or CHECKOUT / ".cloudstudio").absolute()
    redis_url = os.environ.get("REDIS_URL", "")
    fonts = os.environ.get("FONTS_DIR", "")
    public_url = public_address(os.environ.get("PUBLIC_URL", ""))
    return Environment(
        data=data,
        database_url=os.environ.get("DATABASE_URL", ""),
        redis_url=redis_url or f"unix://{valkey_socket(data)}",
        redis_is_embedded=not redis_url,
        debug=os.environ.get("DEBUG", "") in {"1", "true", "yes"},
        public_url=public_url,
        accel_redirect=own_path("CLOUDSTUDIO_ACCEL_REDIRECT"),
        trusted_proxies=networks("TRUSTED_PROXIES"),
        allowed_hosts=allowed_hosts(
            os.environ.get("ALLOWED_HOSTS", "").split(","), urlsplit(public_url).hostname or ""
        ),
        email_url=os.environ.get("EMAIL_URL", ""),
        mail_after=number("CLOUDSTUDIO_MAIL_AFTER", 120.0),
        fonts=Path(fonts) if fonts else None,
        database_timeout=number("CLOUDSTUDIO_DATABASE_TIMEOUT", 20.0),
        lease=number("CLOUDSTUDIO_JOB_LEASE", 30.0),
        pauses=numbers("CLOUDSTUDIO_JOB_PAUSES", (5.0, 20.0, 60.0, 300.0, 900.0)),
        jobs_waiting=round(number("CLOUDSTUDIO_JOBS_WAITING", 100.0)),
        jobs_running=max(1, round(number("CLOUDSTUDIO_JOBS_RUNNING", 4.0))),
        film_hours=number("CLOUDSTUDIO_FILM_HOURS", 12.0),
        # 12 hours of 1920x1080 at 30 frames a second.
        film_gigapixels=number("CLOUDSTUDIO_FILM_GIGAPIXELS", 2700.0),
        blob_grace=number("CLOUDSTUDIO_BLOB_GRACE", 3600.0),
        upload_limit=amount("CLOUDSTUDIO_UPLOAD_LIMIT") or 20 * 2**30,
        upload_days=number("CLOUDSTUDIO_UPLOAD_DAYS", 7.0),
        quota=amount("CLOUDSTUDIO_QUOTA"),
        disk_reserve=amount("CLOUDSTUDIO_DISK_RESERVE") or 256 * 2**20,
        bin_days=number("CLOUDSTUDIO_BIN_DAYS", 30.0),
    )


def networks(name: str) -> tuple[Network, ...]:
    """Return the addresses and networks that a variable lists. Raises BadEnvironment."""
    text = os.environ.get(name, "")
    try:
        return parse_networks(text)
    except ValueError:
        raise BadEnvironment(
            f"{name} is {text!r}; it must be addresses or networks, as 127.0.0.1,10.0.0.0/8."
        ) from None


def own_path(name: str) -> str:
    """Return a path of an address from a variable, empty where it is not set. Raises BadEnvironment."""
    text = os.environ.get(name, "")
    if text and not re.fullmatch(r"/[A-Za-z0-9_./-]*", text):
        raise BadEnvironment(f"{name} is {text!r}; it must be a path of an address, as /blobs/.")
    return text


def number(name: str, default: float) -> float:
    """Return a positive number from a variable. Raises BadEnvironment."""
    text = os.environ.get(name, "")
    if not text:
        return default
    value = _positive(text)
    if value is None:
        raise BadEnvironment(f"{name} is {text!r}; it must be a number above 0.")
    return value


def public_address(text: str) -> str:
    """Return PUBLIC_URL as browsers write an origin: lower case, no path, no usual port. Raises BadEnvironment."""
    if not text:
        return ""
    try:
        url = urlsplit(text.strip().lower())
        scheme, host, port = url.scheme, url.hostname, url.port
    except ValueError:
        scheme, host, port = "", None, None
    if scheme not in {"http", "https"} or not host or url.username or url.path.strip("/") or url.query:
        raise BadEnvironment(
            f"PUBLIC_URL is {text!r}; it must be a whole address without a path, as https://studio.example.org."
        )
    usual = {"http": 80, "https": 443}[scheme]
    return f"{scheme}://{bracketed(host)}" + (f":{port}" if port and port != usual else "")


UNITS = {"": 1, "B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12}


def amount(name: str) -> int | None:
    """Return a number of bytes from a variable, None where it is not set. Raises BadEnvironment."""
    text = os.environ.get(name, "")
    if not text:
        return None
    try:
        return parse_amount(text)
    except ValueError:
        raise BadEnvironment(
            f"{name} is {text!r}; it must be a number of bytes, or one like 500 MB or 2 TB."
        ) from None


def parse_amount(text: str) -> int:
    """Return the bytes that a text such as "20 GB" means. Raises ValueError for none and for what is no amount."""
    match = re.fullmatch(r"\s*([0-9]{1,18}(?:\.[0-9]{1,6})?)\s*([KMGT]?B?)\s*", text.upper())
    unit = match[2] if match else ""
    size = (
        int(float(match[1]) * UNITS[unit if unit.endswith("B") or not unit else f"{unit}B"]) if match else 0
    )
    if size <= 0:
        raise ValueError(text)
    return size


def numbers(name: str, default: tuple[float, ...]) -> tuple[float, ...]:
    """Return positive numbers from a variable that names them with commas. Raises BadEnvironment."""
    text = os.environ.get(name, "")
    if not text:
        return default
    values = tuple(value for part in text.split(",") if (value := _positive(part)) is not None)
    if len(values) != len(text.split(",")):
        raise BadEnvironment(f"{name} is {text!r}; it must be numbers above 0 with commas between them.")
    return values


def _positive(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 < value < math.inf else None


def valkey_socket(data: Path) -> Path:
    """Return where the embedded Valkey listens: in the data folder, or elsewhere if its path is too long."""
    path = data / "valkey.sock"
    if len(os.fsencode(path)) <= LONGEST_SOCKET_PATH:
        return path
    name = hashlib.sha256(os.fsencode(data)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"cloudstudio-{os.getuid()}-{name}" / "valkey.sock"


def database_settings(environment: Environment) -> dict[str, object]:
    """Return Django's description of the database. Raises BadEnvironment for an unknown scheme or a missing driver."""
    if not environment.database_url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": environment.database,
            "OPTIONS": {
                # IMMEDIATE: a transaction that will write takes the lock first, so it waits and never fails
                # half way. FULL: what was acknowledged is on the disk.
                "transaction_mode": "IMMEDIATE",
                "timeout": environment.database_timeout,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    url = urlsplit(environment.database_url)
    if url.scheme not in {"postgres", "postgresql"}:
        raise BadEnvironment(f"DATABASE_URL starts with {url.scheme!r}; it must be postgresql://…")
    if find_spec("psycopg") is None:
        raise BadEnvironment(
            "DATABASE_URL names a PostgreSQL database, and the driver for it is not installed: start with "
            "`make run WITH=postgres`, or run `.venv/bin/pip install -r requirements/postgres.txt`."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": url.hostname or "",
        "PORT": str(url.port or ""),
        "OPTIONS": dict(parse_qsl(url.query)),
    }


def email_settings(environment: Environment) -> dict[str, object]:
    """Return Django's e-mail settings: an outbox before an SMTP server, or files in the data folder."""
    if not environment.email_url:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": environment.data / "mail",
        }
    url = urlsplit(environment.email_url)
    if url.scheme not in {"smtp", "smtps", "smtp+tls"}:
        raise BadEnvironment(
            f"EMAIL_URL starts with {url.scheme!r}; it must be smtp://…, smtp+tls://… (STARTTLS) or smtps://…"
        )
    usual = {"smtp": 25, "smtp+tls": 587, "smtps": 465}[url.scheme]
    sender = dict(parse_qsl(url.query)).get("from", "")
    return {
        "EMAIL_BACKEND": "cloudstudio.mail.backend.Outbox",
        "EMAIL_HOST": url.hostname or "localhost",
        "EMAIL_PORT": url.port or usual,
        "EMAIL_HOST_USER": unquote(url.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
        "EMAIL_USE_SSL": url.scheme == "smtps",
        "EMAIL_USE_TLS": url.scheme == "smtp+tls",
        # A server that does not answer keeps other quick work waiting.
        "EMAIL_TIMEOUT": 15,
        "DEFAULT_FROM_EMAIL": sender
        or f"CloudStudio <studio@{urlsplit(environment.public_url).hostname or socket.getfqdn()}>",
    }
