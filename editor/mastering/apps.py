"""Mastering: what brings a project's sound to the loudness that its film will have, for the editor to play."""

from cloudstudio import rooms


class MasteringConfig(rooms.Room):
    """What brings a project's sound to the loudness that its film will have, for the editor to play."""

    name = "editor.mastering"
    label = "mastering"
