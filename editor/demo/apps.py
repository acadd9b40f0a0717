"""The demo: a finished film of our own."""

from cloudstudio import rooms


class DemoConfig(rooms.Room):
    """A finished film of our own."""

    name = "editor.demo"
    label = "demo"
