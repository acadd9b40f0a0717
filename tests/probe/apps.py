"""The probe as an app."""

from cloudstudio import rooms


class ProbeConfig(rooms.Room):
    """Jobs for the tests of jobs."""

    name = "tests.probe"
    label = "probe"
