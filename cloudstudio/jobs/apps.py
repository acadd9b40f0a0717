"""Jobs: work that outlives a request, done once whatever crashes."""

from cloudstudio import rooms


class JobsConfig(rooms.Room):
    """Jobs: work that outlives a request, done once whatever crashes."""

    name = "cloudstudio.jobs"
    label = "jobs"
