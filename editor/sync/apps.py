"""Sync: projects and their operations over a websocket."""

from cloudstudio import rooms


class SyncConfig(rooms.Room):
    """Sync: projects and their operations over a websocket."""

    name = "editor.sync"
    label = "sync"
