"""What an operator should not have set together: said at the start, one sentence each. Imports no Django."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from cloudstudio.environment import Environment
from cloudstudio.hosts import LOOPBACK


def dangers(environment: Environment, host: str) -> list[str]:
    """Return a sentence for each danger of these settings. `host` is the address that is listened on. Pure."""
    found = []
    outside = not _is_loopback(host) or bool(environment.public_url)
    if environment.debug and outside:
        found.append("DEBUG is on where others can come: error pages show them settings and code.")
    if "*" in environment.allowed_hosts:
        found.append(
            "ALLOWED_HOSTS is *: any site can point its own name at this studio. Name its own names."
        )
    if environment.email_url and not environment.public_url:
        found.append("EMAIL_URL is set and PUBLIC_URL is not: links in mails are a guess. Set PUBLIC_URL.")
    if any(network.prefixlen == 0 for network in environment.trusted_proxies):
        found.append("TRUSTED_PROXIES holds everybody: anybody can say that they are somebody else.")
    if environment.public_url.startswith("https:") and not environment.trusted_proxies:
        found.append(
            "PUBLIC_URL is https and TRUSTED_PROXIES is empty: all visitors look like the web server in front, and "
            "share its pauses after wrong passwords."
        )
    url = urlsplit(environment.public_url)
    if url.scheme == "http" and not _is_near(url.hostname or ""):
        found.append("PUBLIC_URL is http: passwords can be read on the way. Put TLS in front.")
    return found


def _is_loopback(host: str) -> bool:
    if host in LOOPBACK:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_near(host: str) -> bool:
    """Tell whether a name or address stays in the house."""
    if (
        host in LOOPBACK
        or "." not in host.strip(".")
        or host.endswith((".local", ".lan", ".internal", ".home.arpa"))
    ):
        return True
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return False
