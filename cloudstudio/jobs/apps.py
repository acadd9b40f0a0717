"""Jobs: work that outlives a request, done once whatever crashes."""

from cloudstudio.rooms import Room


class JobsConfig(Room):
    """Jobs: work that outlives a request, done once whatever crashes."""

    name = "cloudstudio.jobs"
    label = "jobs"
