"""Sync: projects and their operations over a websocket."""

from cloudstudio.rooms import Room


class SyncConfig(Room):
    """Sync: projects and their operations over a websocket."""

    name = "editor.sync"
    label = "sync"
