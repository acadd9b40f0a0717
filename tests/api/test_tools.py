"""Tools over HTTP: asked for by several, made once, a hidden asset that goes with its source; and bad days."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import numpy as np
import pytest
from django.test import Client
from PIL import Image

from cloudstudio import blobs
from cloudstudio.accounts.models import User
from cloudstudio.jobs.models import Job
from cloudstudio.jobs.services import cancel
from cloudstudio.jobs.worker import work_once
from generation.tools.weights import ISNET, weights_folder
from media.bin import delete
from media.models import Asset
from media.renditions import Retiming
from media.renewing import sweep
from media.samples import SoundSource
from media.services import create_asset_from_file
from media.sounds import retimed_sound
from tests import tiny_weights
from tests.api.conftest import SignIn
from tests.media_samples import sample
from tests.tiny_voice import LEFT
from tests.unit.generation.test_faces import picture
from tests.unit.generation.test_shots import film
from tests.unit.generation.test_silences import talk
from tests.unit.generation.test_speech import chirp, write_pcm
from tests.unit.generation.test_tools import subject


@pytest.fixture(autouse=True)
def weights() -> Iterator[Path]:
    folder = weights_folder()
    tiny_weights.install(folder)
    yield folder
    tiny_weights.install(folder)


@pytest.fixture
def anna(sign_in: SignIn) -> Client:
    return sign_in("anna")


def bring_in(folder: Path, picture: Image.Image | None = None) -> Asset:
    """Return an asset of Anna's that has been examined."""
    path = folder / f"{uuid4()}.png"
    (picture or subject()).save(path)
    return brought(path, "Anna at the sea.png")


def brought(path: Path, name: str = "") -> Asset:
    asset = create_asset_from_file(User.objects.get(username="anna"), path, name or path.name)
    while work_once("express"):
        pass
    asset.refresh_from_db()
    assert asset.known
    return asset


def ask(
    person: Client, asset: UUID | str, name: str = "background", status: int = 202, **parameters: object
) -> dict:
    address = f"/api/assets/{asset}/tools/{name}"
    answer = person.post(address, {"parameters": parameters}, content_type="application/json")
    assert answer.status_code == status, answer.content
    return answer.json()


def job_of(person: Client, run: dict) -> dict:
    return person.get(f"/api/jobs/{run['job']}").json()


def test_a_tool_says_what_it_is_for_how_long_it_takes_and_why_not(
    anna: Client, tmp_path: Path, weights: Path
) -> None:
    asset = bring_in(tmp_path)

    def told() -> dict:
        [tool] = [one for one in anna.get(f"/api/assets/{asset.pk}/tools").json() if one["makes"] == "matte"]
        return tool

    assert (told()["name"], told()["why_not"], told()["makes"]) == ("background", "", "matte")
    assert told()["seconds"] > 1
    assert "refine" in told()["parameters"]["properties"]
    (weights / ISNET.file).unlink()
    assert "make setup" in told()["why_not"]
    assert "make setup" in ask(anna, asset.pk, status=409)["detail"]


def test_what_is_asked_for_twice_is_made_once_and_goes_with_its_source(anna: Client, tmp_path: Path) -> None:
    asset = bring_in(tmp_path)
    run = ask(anna, asset.pk)
    assert ask(anna, asset.pk) == run
    assert work_once("tools")
    job = job_of(anna, run)
    assert job["state"] == "done", job["error"]
    assert (job["kind"], job["variety"]) == ("tool", "background")
    assert (job["result"]["width"], job["result"]["height"], job["result"]["kind"]) == (400, 300, "matte")
    assert ask(anna, asset.pk) == run
    assert ask(anna, asset.pk, refine=False) != run
    matte = Asset.objects.get(pk=job["result"]["asset"])
    assert (matte.made_from, matte.hidden) == (asset, True)
    assert [one["id"] for one in anna.get("/api/assets").json()] == [str(asset.pk)]
    grey = np.asarray(Image.open(blobs.local_path(matte.blob)))
    assert grey[150, 200] > 240
    assert grey[5, 5] < 15
    delete(asset)
    assert not Asset.objects.filter(pk=matte.pk).exists()


def test_what_cannot_be_is_one_sentence(anna: Client, sign_in: SignIn, tmp_path: Path) -> None:
    asset = bring_in(tmp_path)
    ask(sign_in("ben"), asset.pk, status=404)
    ask(anna, uuid4(), status=404)
    assert "no tool" in ask(anna, asset.pk, "magic", status=422)["detail"]
    assert "refine" in ask(anna, asset.pk, status=422, refine="perhaps")["detail"]
    run = ask(anna, bring_in(tmp_path, Image.new("RGB", (1, 1), "red")).pk)
    assert work_once("tools")
    assert "too small" in job_of(anna, run)["error"]


def test_a_source_that_is_deleted_and_weights_that_were_altered_end_the_job(
    anna: Client, tmp_path: Path, weights: Path
) -> None:
    gone, altered = bring_in(tmp_path), bring_in(tmp_path)
    first, second = ask(anna, gone.pk), ask(anna, altered.pk)
    # Deleting it stops what waits for it; as if it ran, it goes on.
    delete(gone)
    with (weights / ISNET.file).open("ab") as file:
        file.write(b"x")
    while work_once("tools"):
        pass
    assert job_of(anna, first)["state"] in {"cancelled", "failed"}
    assert "not those that were fetched" in job_of(anna, second)["error"]
    assert not Asset.everything.exclude(made_from=None).exists()
    tiny_weights.install(weights)
    again = ask(anna, altered.pk)
    assert work_once("tools")
    assert job_of(anna, again)["state"] == "done"


def test_a_running_tool_is_stopped_and_leaves_nothing(anna: Client, tmp_path: Path) -> None:
    # Large enough to be at it for seconds.
    asset = bring_in(tmp_path, subject(5000, 4000))
    run = ask(anna, asset.pk)
    worker = threading.Timer(0.5, lambda: cancel(Job.objects.get(pk=run["job"])))
    worker.start()
    assert work_once("tools")
    worker.join()
    assert job_of(anna, run)["state"] == "cancelled"
    assert not Asset.everything.exclude(made_from=None).exists()


def test_speech_is_cleaned_beside_the_recording_and_stays_in_step_with_it_at_another_speed(
    anna: Client, tmp_path: Path
) -> None:
    path = tmp_path / "talk.wav"
    sound = chirp(3)
    write_pcm(path, sound)
    talk = brought(path)
    run = ask(anna, talk.pk, "speech")
    assert work_once("tools")
    job = job_of(anna, run)
    assert (job["state"], job["variety"], job["result"]["kind"]) == ("done", "speech", "cleaned"), job[
        "error"
    ]
    while work_once("express"):
        pass
    made = Asset.objects.get(pk=job["result"]["asset"])
    assert (made.made_from, made.hidden, made.kind) == (talk, True, "audio")
    assert made.known is not None
    assert made.known.duration == talk.known.duration

    def faster(asset: Asset) -> np.ndarray:
        assert retimed_sound(asset, Retiming(1300, reversed=True)) is None
        assert work_once("express")
        rendition = retimed_sound(asset, Retiming(1300, reversed=True))
        assert rendition is not None
        return SoundSource(blobs.local_path(rendition.blob)).read(0, 2 * 48_000)

    assert np.abs(faster(made) - LEFT * faster(talk)).max() < 3e-4


def test_where_somebody_speaks_is_a_finding_of_the_sound(anna: Client, tmp_path: Path) -> None:
    path = tmp_path / "talk.wav"
    write_pcm(path, talk())
    run = ask(anna, brought(path).pk, "silences")
    assert work_once("tools")
    job = job_of(anna, run)
    assert (job["state"], job["result"]["kind"]) == ("done", "speech"), job["error"]
    found = anna.get(f"/api/findings/{job['result']['finding']}").json()
    assert [round(span["start"] / 705_600_000, 1) for span in found["content"]["spans"]] == [1, 3, 6]


def test_where_shots_begin_is_a_finding_of_the_film(anna: Client, tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    film(path, [30, 20])
    run = ask(anna, brought(path).pk, "shots")
    assert work_once("tools")
    job = job_of(anna, run)
    assert (job["state"], job["result"]["kind"]) == ("done", "shots"), job["error"]
    found = anna.get(f"/api/findings/{job['result']['finding']}").json()
    assert found["content"]["begins"] == [30 * 705_600_000 // 25]


def test_a_film_without_sound_is_told_so(anna: Client, tmp_path: Path) -> None:
    silent = brought(Path(shutil.copy(sample("silent.mp4"), tmp_path)))
    told = {tool["name"]: tool for tool in anna.get(f"/api/assets/{silent.pk}/tools").json()}
    assert told["speech"]["why_not"] == "It has no sound."
    assert "no sound" in ask(anna, silent.pk, "speech", status=422)["detail"]


def test_two_tools_work_on_one_asset_one_after_the_other(anna: Client, tmp_path: Path) -> None:
    asset = bring_in(tmp_path)
    runs = [ask(anna, asset.pk), ask(anna, asset.pk, refine=False)]
    while work_once("tools"):
        pass
    made = {job_of(anna, run)["result"]["asset"] for run in runs}
    assert len(made) == 2


def test_a_track_is_kept_as_it_is_and_goes_with_its_source(anna: Client, tmp_path: Path) -> None:
    asset = bring_in(tmp_path, picture((200, 150), size=(640, 360)))
    run = ask(anna, asset.pk, "faces")
    assert work_once("tools")
    job = job_of(anna, run)
    assert job["state"] == "done", job["error"]
    assert job["result"]["kind"] == "track"
    track = Asset.objects.get(pk=job["result"]["asset"])
    assert (track.state, track.hidden, track.made_from, track.known) == ("ready", True, asset, None)
    told = anna.get(f"/api/assets/{track.pk}").json()
    assert (told["kind"], told["state"]) == (None, "ready")
    assert told["urls"]["original"]
    table = json.loads(blobs.local_path(track.blob).read_text())
    assert (table["width"], table["height"]) == (640, 360)
    assert sweep() == 0
    delete(asset)
    assert not Asset.objects.filter(pk=track.pk).exists()
