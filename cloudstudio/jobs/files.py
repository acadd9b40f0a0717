"""What a job shows on its way, for its owner: `/files/jobs/JOB/FILE`."""

from __future__ import annotations

import mimetypes
from uuid import UUID

from django.contrib.auth.models import AnonymousUser

from cloudstudio.accounts.models import User
from cloudstudio.files import FileAnswer, register_files
from cloudstudio.jobs.models import Job
from cloudstudio.jobs.steps import find_step


def resolve(user: User | AnonymousUser, parts: list[str], query: dict[str, str]) -> FileAnswer | None:
    """Return a step's file while the job runs, and for a while after."""
    if len(parts) != 2 or not isinstance(user, User):
        return None
    try:
        job_id = UUID(parts[0])
    except ValueError:
        return None
    job = Job.objects.filter(pk=job_id, owner=user).first()
    path = find_step(job, job.folder, parts[1]) if job else None
    if path is None:
        return None
    return FileAnswer(path, mimetypes.guess_type(path.name)[0] or "application/octet-stream")


register_files("jobs", resolve)
