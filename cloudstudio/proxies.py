"""Forwarded headers are believed from the proxies that TRUSTED_PROXIES names, and from nobody else. Imports no Django.

Whatever they said, they are gone after this: no handler can believe them by mistake.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from typing import Any

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Address = ipaddress.IPv4Address | ipaddress.IPv6Address

#: What proxies write, and so everybody who wants to be taken for one.
FORWARDED = frozenset({b"forwarded", b"x-real-ip", b"x-client-ip", b"true-client-ip", b"cf-connecting-ip"})


def forwarded(scope: dict[str, Any], trusted: Sequence[Network]) -> dict[str, Any]:
    """Return the scope as the client sent it: its address, scheme and host where a trusted proxy says them."""
    peer = _address((scope.get("client") or ("",))[0])
    said = {name: value.decode("latin-1") for name, value in _joined(scope["headers"]).items()}
    kept = [pair for pair in scope["headers"] if not _is_forwarded(pair[0])]
    scope = scope | {"headers": kept}
    if peer is None or not _is_trusted(peer, trusted):
        return scope
    client = _client(said.get(b"x-forwarded-for", ""), peer, trusted)
    if client != peer:
        scope["client"] = (str(client), 0)
    # A proxy that adds to what it got writes last.
    scheme = said.get(b"x-forwarded-proto", "").rpartition(",")[2].strip().lower()
    if scheme in {"http", "https"}:
        scope["scheme"] = scheme.replace("http", "ws") if scope["type"] == "websocket" else scheme
        # The port that people come in by is the proxy's; without PUBLIC_URL it is taken to be the usual one.
        scope["server"] = ((scope.get("server") or ("",))[0], 443 if scheme == "https" else 80)
    host = said.get(b"x-forwarded-host", "").rpartition(",")[2].strip()
    if host:
        scope["headers"] = [
            *[pair for pair in kept if pair[0] != b"host"],
            (b"host", host.encode("latin-1")),
        ]
    return scope


def parse_networks(text: str) -> tuple[Network, ...]:
    """Return the networks that a list names: `127.0.0.1, 10.0.0.0/8`. Raises ValueError."""
    return tuple(ipaddress.ip_network(part.strip()) for part in text.split(",") if part.strip())


def _is_forwarded(name: bytes) -> bool:
    return name in FORWARDED or name.startswith(b"x-forwarded-")


def _joined(headers: list[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    for name, value in headers:
        if _is_forwarded(name):
            found[name] = found[name] + b"," + value if name in found else value
    return found


def _client(said: str, peer: Address, trusted: Sequence[Network]) -> Address:
    """Return who came, from the right: each proxy adds whom it saw, and only what a trusted one saw is believed."""
    client = peer
    for part in reversed(said.split(",")):
        found = _address(part.strip())
        if found is None:
            break
        client = found
        if not _is_trusted(found, trusted):
            break
    return client


def _is_trusted(address: Address, trusted: Sequence[Network]) -> bool:
    return any(address in network for network in trusted if network.version == address.version)


def _address(text: str) -> Address | None:
    """Return an address as proxies write it, with or without a port; None where it is none."""
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        found = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return found.ipv4_mapped or found if isinstance(found, ipaddress.IPv6Address) else found
