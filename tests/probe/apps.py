"""The probe as an app."""

from cloudstudio.rooms import Room


class ProbeConfig(Room):
    """Jobs for the tests of jobs."""

    name = "tests.probe"
    label = "probe"
