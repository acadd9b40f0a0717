"""How a finished film is sent: the same pictures at several sizes, cut into pieces, so that it plays on any line.

`work.py` makes a ladder in the sandboxed child. It knows a file and nothing of who may watch it.
"""

from media.streaming.work import ladder_work

__all__ = ["ladder_work"]
