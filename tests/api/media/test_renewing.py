"""What an older version found out about files, and made of them, is done again where it comes out otherwise now."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model

from cloudstudio import blobs
from cloudstudio.jobs.models import Job
from cloudstudio.jobs.worker import work_once
from media import renewing
from media.models import Asset, Rendition
from media.reading.version import READER
from media.services import create_asset_from_file
from tests.api.conftest import SignIn
from tests.media_samples import sample

LANES = ("express", "short", "low")
#: Facts that the first version did not know.
NEWER = ("fields", "telecined")


def work() -> None:
    """Do all that waits."""
    while any(work_once(lane) for lane in LANES):
        pass


def uploaded(tmp_path: Path, name: str) -> Asset:
    """Return a file as the first version left it: examined, and with its previews."""
    copy = tmp_path / name
    shutil.copy(sample(name), copy)
    asset = create_asset_from_file(get_user_model().objects.get(username="anna"), copy, name)
    work()
    asset.refresh_from_db()
    assert asset.known is not None
    facts = asset.facts | {"audio": [{**sound, "layout": ""} for sound in asset.facts["audio"]]}
    if facts["video"] is not None:
        facts["video"] = {
            key: facts["video"][key] for key in facts["video"] if key not in ("fields", "telecined")
        }
    Asset.objects.filter(pk=asset.pk).update(facts=facts, reader=1)
    Rendition.objects.filter(asset=asset).update(reader=1)
    return asset


def made_of(asset: Asset) -> dict[str, tuple[str, int]]:
    return {made.kind: (made.blob, made.reader) for made in asset.renditions.all()}


def test_files_of_an_older_version_are_examined_again_and_their_previews_made_where_they_change(
    tmp_path: Path, sign_in: SignIn
) -> None:
    anna = sign_in("anna")
    joined, plain = uploaded(tmp_path, "joined.ts"), uploaded(tmp_path, "plain.mp4")
    # What the first version saw of the joined recordings.
    Asset.objects.filter(pk=joined.pk).update(facts={**joined.facts, "duration": 3 * 705_600_000})
    before = {asset.pk: made_of(asset) for asset in (joined, plain)}
    assert set(before[joined.pk]) == {"thumbnail", "filmstrip", "waveform", "proxy"}

    assert renewing.sweep() == 2
    assert renewing.sweep() == 0
    assert set(Job.objects.filter(kind="reexamine").values_list("lane", flat=True)) == {"low"}
    work()
    for asset in (joined, plain):
        asset.refresh_from_db()
        assert asset.known is not None
        assert asset.reader == READER
        assert asset.known.audio[0].layout == "stereo"
    assert joined.known is not None
    assert joined.known.duration_seconds == pytest.approx(4.5, abs=0.05)
    assert anna.get(f"/api/assets/{joined.pk}").json()["facts"]["duration_seconds"] == pytest.approx(
        4.5, abs=0.05
    )

    for kind, (blob, reader) in made_of(joined).items():
        assert (blob != before[joined.pk][kind][0], reader) == (True, READER), kind
    assert made_of(plain) == {kind: (blob, READER) for kind, (blob, _) in before[plain.pk].items()}
    assert renewing.sweep() == 0


def test_a_file_that_cannot_be_read_any_more_keeps_what_is_known_of_it(
    tmp_path: Path, sign_in: SignIn
) -> None:
    sign_in("anna")
    asset = uploaded(tmp_path, "music.flac")
    blobs.local_path(asset.blob).write_bytes(b"nothing")
    assert renewing.sweep() == 1
    work()
    before = asset.facts
    asset.refresh_from_db()
    assert (asset.state, asset.reader, asset.error) == ("ready", READER, "")
    assert asset.facts["duration"] == before["duration"]
    assert renewing.sweep() == 0
