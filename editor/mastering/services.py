"""Has the mix of a project listened to, once for each way that it sounds."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from uuid import UUID

from django.db import transaction

from cloudstudio.accounts.models import User
from cloudstudio.jobs.models import Job
from cloudstudio.jobs.services import cancel, enqueue, is_spent
from editor.exports.services import find_sources
from editor.mastering.models import Mastering
from editor.sync.services import access_project, current_document
from editor.timeline.index import TimelineIndex
from editor.timeline.schema import Document
from editor.timeline.sound import evaluate_sound

KIND = "mastering"


def mastering(user: User, project_id: UUID) -> Mastering | Job | None:
    """Return how the project's mix is mastered, as the project is now, or the job that finds it and that this began.

    None where nothing is to be done: no loudness is asked for, or nothing is heard. Raises NotFound, and Conflict
    while a source is not ready, since a job could only fail.
    """
    with transaction.atomic():
        project = access_project(user, project_id)
        _, document = current_document(project)
        mix = fingerprint(document)
        if mix is None:
            return None
        known = Mastering.objects.filter(project=project, mix=mix).first()
        if known is not None:
            return known
        subject = str(project.pk)
        jobs = Job.objects.filter(kind=KIND, subject=subject).order_by("-created")
        last = jobs.filter(params__mix=mix).first()
        if last is not None and not is_spent(last):
            return last
        find_sources(project.owner, document, allow_missing=True)
        for outdated in jobs.filter(state__in=(Job.State.QUEUED, Job.State.RUNNING)):
            cancel(outdated)
        return enqueue(KIND, user, {"project": subject, "mix": mix}, subject=subject)


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
