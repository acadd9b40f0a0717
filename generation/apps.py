"""Generation: models that make media."""

from cloudstudio import rooms


class GenerationConfig(rooms.Room):
    """Generation: models that make media."""

    name = "generation"
    label = "generation"
