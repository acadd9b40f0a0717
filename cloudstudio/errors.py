"""Errors that a person can act on. Each is one sentence with the HTTP status that belongs to it."""

from __future__ import annotations


class Problem(Exception):
    """What was wrong, with what, what to do: the sentence is shown as it is."""

    status = 400
    #: A name for programs, where they can offer a way out.
    code = ""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class SignedOut(Problem):
    """Nobody is signed in, or not any more."""

    status = 401


class NotFound(Problem):
    """No such thing, or another person's: the two are not told apart."""

    status = 404


class Conflict(Problem):
    """The thing is not in a state in which this can be done."""

    status = 409


class TooLarge(Problem):
    """More bytes, pixels or items than are allowed."""

    status = 413


class Unsupported(Problem):
    """A kind of content that we do not take."""

    status = 415


class Invalid(Problem):
    """Well formed, but a value is out of range or makes no sense."""

    status = 422


class TooMany(Problem):
    """A quota or a rate is used up."""

    status = 429


class NoRoom(Problem):
    """The studio's disk is full, or the person's quota is used up."""

    status = 507
    code = "no_room"
