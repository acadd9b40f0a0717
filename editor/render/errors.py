"""What can go wrong with a render, each with one sentence that a person can act on."""


class RenderError(Exception):
    """A render cannot be done, or was not. The message is one sentence for a person."""


class BadDocument(RenderError):
    """The document is wrong; the sentence names the path in it."""


class BadSource(RenderError):
    """A source is missing, is not what it is said to be, or cannot be decoded."""


class BadFilm(RenderError):
    """What was written is not the film that was asked for."""


class NoRoom(RenderError):
    """There is no room for the film on the disk."""
