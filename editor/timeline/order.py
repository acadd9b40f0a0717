"""Fractional keys: names for places in an order, with room for another one between any two.

A key is read as the digits of a fraction in base 62 (`0-9A-Za-z`, which is also the order of ASCII), so
sorting keys as text sorts the places. Two people may make the same key at once: whoever sorts breaks the tie
by id. Source: "Realtime editing of ordered sequences",
https://www.figma.com/blog/realtime-editing-of-ordered-sequences/
"""

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
MAX_KEY = 128


def key_between(low: str | None, high: str | None) -> str:
    """Return a key after `low` and before `high`; None leaves that side open.

    Two that are the same or the wrong way round count as an open end. Where no text lies between (nothing
    sorts below "0", or between "V" and "V0"), one of the two is returned, and the tie is broken by id.
    """
    if high is not None and low is not None and low >= high:
        high = None
    if high is None:
        return _after(low or "")
    key = _middle(low or "", high)
    return key if len(key) <= MAX_KEY else (low or high)


def keys_after(low: str | None, count: int) -> list[str]:
    """Return `count` ascending keys after `low`."""
    keys: list[str] = []
    for _ in range(count):
        keys.append(key_between(keys[-1] if keys else low, None))
    return keys


def _after(low: str) -> str:
    """Return a short key after `low`: a long run of appends adds a digit only every thirty keys or so."""
    if not low:
        return DIGITS[31]
    for place, digit in enumerate(low):
        if digit != "z":
            return low[:place] + DIGITS[DIGITS.index(digit) + 1]
    return low + DIGITS[1] if len(low) < MAX_KEY else low


def _middle(low: str, high: str) -> str:
    """Return a key strictly between, or one of the two where there is none."""
    prefix = ""
    place = 0
    while True:
        bottom = DIGITS.index(low[place]) if place < len(low) else 0
        if place >= len(high):
            return low or high
        top = DIGITS.index(high[place])
        if bottom == top:
            prefix += DIGITS[bottom]
            place += 1
            continue
        if top - bottom > 1:
            return prefix + DIGITS[(bottom + top) // 2]
        # No digit lies between: stay under `high` with low's digit and go after the rest of `low`.
        return prefix + DIGITS[bottom] + _after(low[place + 1 :])
