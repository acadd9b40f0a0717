"""Generation: models that make media."""

from cloudstudio.rooms import Room


class GenerationConfig(Room):
    """Generation: models that make media."""

    name = "generation"
    label = "generation"
