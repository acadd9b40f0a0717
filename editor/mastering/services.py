"""Has the mix of a project listened to, once for each way that it sounds."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from cloudstudio.accounts.models import User
from cloudstudio.jobs.models import Job
from cloudstudio.jobs.services import cancel, enqueue, is_spent
from editor.exports.services import find_sources
from editor.mastering.models import Mastering
from editor.sync.models import Project
from editor.sync.services import access_project, current_document
from editor.timeline.index import TimelineIndex
from editor.timeline.schema import Document
from editor.timeline.sound import evaluate_sound
from editor.timeline.time import to_seconds

KIND = "mastering"


def mastering(user: User, project_id: UUID) -> Mastering | Job | None:
    """Return how the project's mix is mastered, as the project is now, or the job that finds it and that this began.

    None where nothing is to be done: no loudness is asked for, or nothing is heard. Raises NotFound, and Conflict
    while a source is not ready, since a job could only fail.
    """
    project = access_project(user, project_id)
    _, document = current_document(project)
    mix = fingerprint(document)
    if mix is None:
        return None
    if (found := _found(project, mix)) is not None:
        return found
    find_sources(project.owner, document, allow_missing=True)
    subject = str(project.pk)
    with transaction.atomic():
        # Two pages may ask at once: one of them begins the job.
        Project.objects.select_for_update().only("pk").get(pk=project.pk)
        if (found := _found(project, mix)) is not None:
            return found
        for outdated in _jobs(project).filter(state__in=(Job.State.QUEUED, Job.State.RUNNING)):
            cancel(outdated)
        seconds = float(to_seconds(TimelineIndex(document).duration))
        return enqueue(KIND, user, {"project": subject, "mix": mix, "seconds": seconds}, subject=subject)


def _found(project: Project, mix: str) -> Mastering | Job | None:
    """What is known of a mix, or the job that is at it."""
    # The job first: one that is done by now has left what it found, which is looked for after it.
    last = _jobs(project).filter(params__mix=mix).first()
    known = Mastering.objects.filter(project=project, mix=mix).first()
    if known is not None:
        return known
    return last if last is not None and not is_spent(last) else None


def _jobs(project: Project) -> QuerySet[Job]:
    return Job.objects.filter(kind=KIND, subject=str(project.pk)).order_by("-created")


def fingerprint(document: Document) -> str | None:
    """Return a name for all that decides how the mix is mastered; None where it is left as it is."""
    sounds = evaluate_sound(document)
    if document.master.loudness == 0 or not sounds:
        return None
    heard = {
        "loudness": document.master.loudness,
        "duration": TimelineIndex(document).duration,
        "sounds": [asdict(sound) for sound in sounds],
        "sources": sorted({document.assets[sound.asset].source for sound in sounds}),
    }
    return hashlib.sha256(json.dumps(heard, sort_keys=True).encode()).hexdigest()


def keep(job: Job, gain: float, limiter: str | None) -> None:
    """Write down what a job found."""
    found = {"mix": job.params["mix"], "gain": gain, "limiter": limiter}
    Mastering.objects.update_or_create(project_id=job.params["project"], defaults=found)
