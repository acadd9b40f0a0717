"""How often a secret may be guessed: a pause that grows, for whoever guesses and nobody else.

One counter for each pair of what is guessed and from where, so that a stranger cannot lock a person out by guessing at
their account. Guesses at one thing from many addresses are counted too: while those go on, an address has one free
guess instead of five, and its pauses begin longer. Whoever knows the secret starts from nothing again.
"""

from __future__ import annotations

import hashlib
import ipaddress
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cloudstudio.broker import broker

#: Wrong guesses without a pause, and when many addresses guess at the same thing.
FREE, FREE_UNDER_PRESSURE = 5, 1
#: Seconds of the first pause; each further guess doubles it, up to LONGEST.
FIRST, FIRST_UNDER_PRESSURE = 2.0, 60.0
LONGEST = 900.0
#: Wrong guesses at one thing, from anywhere within REMEMBERED seconds, from which on it is under pressure.
PRESSURE = 50
REMEMBERED = 3600

#: Looks whether the pause is over, and takes the guess as a wrong one, in one step: a thousand at once are one by one.
#: Returns the seconds to wait, or 0 where the guess may be made.
_TAKE = """
local now = tonumber(ARGV[1])
local free_until = tonumber(redis.call('HGET', KEYS[1], 'until') or '0')
if free_until > now then return tostring(free_until - now) end
local pressed = redis.call('INCR', KEYS[2]) > tonumber(ARGV[2])
if redis.call('TTL', KEYS[2]) < 0 then redis.call('EXPIRE', KEYS[2], ARGV[3]) end
local wrong = redis.call('HINCRBY', KEYS[1], 'wrong', 1)
local free = tonumber(pressed and ARGV[5] or ARGV[4])
local first = tonumber(pressed and ARGV[7] or ARGV[6])
if wrong >= free then
  local pause = math.min(first * 2 ^ math.min(wrong - free, 20), tonumber(ARGV[8]))
  redis.call('HSET', KEYS[1], 'until', tostring(now + pause))
end
redis.call('EXPIRE', KEYS[1], math.ceil(tonumber(ARGV[3]) + tonumber(ARGV[8])))
return '0'
"""


class TooSoon(Exception):
    """The pause is not over. `seconds` is how long it still takes."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"Try again in {in_words(seconds)}.")
        self.seconds = seconds


@dataclass(frozen=True)
class Attempt:
    """One guess that may be made; it counts as wrong until `succeeded`."""

    pair: str
    anywhere: str

    def succeeded(self) -> None:
        """The secret was known: the guesses from here are forgotten, and this one is nobody's pressure."""
        server: Any = broker()
        server.delete(self.pair)
        server.decr(self.anywhere)


def attempt(what: str, subject: str, address: str, clock: Callable[[], float] = time.time) -> Attempt:
    """Take one guess at `subject` (an account, a link) from an address. Raises TooSoon.

    what: the kind of secret, "sign-in" or "share".
    """
    pair, anywhere = _keys(what, subject, address)
    given = [PRESSURE, REMEMBERED, FREE, FREE_UNDER_PRESSURE, FIRST, FIRST_UNDER_PRESSURE, LONGEST]
    server: Any = broker()
    wait = float(server.eval(_TAKE, 2, pair, anywhere, clock(), *given))
    if wait > 0:
        raise TooSoon(wait)
    return Attempt(pair, anywhere)


def forgive(what: str, subject: str, address: str) -> None:
    """Forget the wrong guesses at a secret from an address: its owner has set a new one there."""
    server: Any = broker()
    server.delete(_keys(what, subject, address)[0])


def _keys(what: str, subject: str, address: str) -> tuple[str, str]:
    name = hashlib.sha256(subject.encode()).hexdigest()[:32]
    anywhere = f"cloudstudio:attempts:{what}:{name}"
    return f"{anywhere}:{network_of(address)}", anywhere


def network_of(address: str) -> str:
    """Return whom an address stands for: itself, or for IPv6 the /64 of which a customer has every address."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ipaddress.IPv6Network((found, 64), strict=False).network_address)
    return str(found)


def in_words(seconds: float) -> str:
    """Say a pause as people do, never shorter than it is."""
    whole = int(-(-seconds // 1))
    if whole < 60:
        return "1 second" if whole == 1 else f"{whole} seconds"
    minutes = -(-whole // 60)
    return "1 minute" if minutes == 1 else f"{minutes} minutes"
