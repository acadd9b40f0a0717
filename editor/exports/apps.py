"""Exports: a project made into a file."""

from cloudstudio import rooms


class ExportsConfig(rooms.Room):
    """Exports: a project made into a file."""

    name = "editor.exports"
    label = "exports"
