"""The names and addresses that this machine has: a studio answers to them without any setting.

A page that a stranger's name resolves to (DNS rebinding), and a link in a mail that leads where a stranger's `Host`
header said, both need the studio to answer to a name that is not its own. Imports no Django.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

#: What reaches this machine only from itself.
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


class Hosts(list[str]):
    """Django's ALLOWED_HOSTS: the names it is made of, then the addresses that the machine has at this moment.

    An address that comes later, by DHCP or with a cable, is answered to at once.
    """

    def __iter__(self) -> Iterator[str]:
        yield from super().__iter__()
        yield from own_addresses()


def own_addresses() -> frozenset[str]:
    """Return the addresses of all interfaces as a `Host` header writes them: IPv6 in brackets, no zone.

    The machine is asked once a second at most.
    """
    return _addresses_at(int(time.monotonic()))


@lru_cache(maxsize=1)
def _addresses_at(_second: int) -> frozenset[str]:
    import psutil  # the sandbox's child reads the environment too, and has no use for it

    return frozenset(
        bracketed(address.address.partition("%")[0])
        for addresses in psutil.net_if_addrs().values()
        for address in addresses
        if address.family in {socket.AF_INET, socket.AF_INET6}
    )


def own_names() -> set[str]:
    """Return the host name, alone, as multicast DNS says it (`.local`), and as this machine's own table completes it.

    Asks no name server: what one says is not this machine's word.
    """
    try:
        table = Path("/etc/hosts").read_text(errors="replace")
    except OSError:
        table = ""
    return names_in(table, socket.gethostname().lower())


def names_in(table: str, name: str) -> set[str]:
    """Return `name`, `name.local`, and the names on the lines of a hosts table that name it too (hosts(5)). Pure."""
    found = {name, f"{name}.local"} if name else set()
    for line in table.lower().splitlines():
        names = line.partition("#")[0].split()[1:]
        if name in names:
            found.update(names)
    return found


def bracketed(host: str) -> str:
    """Return a name or an address as a `Host` header writes it: an IPv6 address in brackets."""
    try:
        return f"[{ipaddress.IPv6Address(host)}]"
    except ValueError:
        return host


def allowed_hosts(given: Iterable[str], public: str) -> list[str]:
    """Return what a studio answers to: loopback, `public` (the host of PUBLIC_URL, or empty), and `given`.

    Where nothing is given, this machine's own names and addresses.
    """
    names = [*LOOPBACK, *([bracketed(public)] if public else [])]
    named = [bracketed(name.strip().lower()) for name in given if name.strip()]
    return [*names, *named] if named else Hosts([*names, *sorted(own_names())])
