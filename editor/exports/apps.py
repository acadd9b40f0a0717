"""Exports: a project made into a file."""

from cloudstudio.rooms import Room


class ExportsConfig(Room):
    """Exports: a project made into a file."""

    name = "editor.exports"
    label = "exports"
