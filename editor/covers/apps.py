"""Covers: a picture of each project, for lists."""

from cloudstudio import rooms


class CoversConfig(rooms.Room):
    """A picture of each project, for lists."""

    name = "editor.covers"
    label = "covers"
