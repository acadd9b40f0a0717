"""Shares: a link by which anybody can watch an export."""

from cloudstudio.rooms import Room


class SharesConfig(Room):
    """Shares: a link by which anybody can watch an export."""

    name = "editor.shares"
    label = "shares"
