"""Shares: a link by which anybody can watch an export."""

from cloudstudio import rooms


class SharesConfig(rooms.Room):
    """Shares: a link by which anybody can watch an export."""

    name = "editor.shares"
    label = "shares"
