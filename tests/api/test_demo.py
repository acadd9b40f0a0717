"""The finished film that anybody can open: one click, the same film at the second one, files that count."""

from __future__ import annotations

import numpy as np
from django.contrib.auth import get_user_model

from cloudstudio.storage.models import Allowance
from editor.demo import paint
from editor.demo.film import END, FACTS, NAME, film, flicks
from editor.demo.services import file_of
from editor.sync.models import Project
from editor.sync.services import current_document
from editor.timeline.validation import load_document
from media.models import Asset
from tests.api.conftest import SignIn


def test_a_person_gets_the_film_once_with_files_of_their_own(sign_in: SignIn) -> None:
    client = sign_in("anna")
    anna = get_user_model().objects.get(username="anna")
    answer = client.post("/api/demo")
    assert answer.status_code == 201, answer.content
    assert answer.json()["name"] == NAME
    project = Project.objects.get(pk=answer.json()["id"])
    _, document = current_document(project)
    assets = Asset.objects.filter(owner=anna)
    assert {asset.source for asset in document.assets.values()} == {str(asset.pk) for asset in assets}
    assert sum(asset.size for asset in assets) == sum(file_of(name).stat().st_size for name in FACTS)
    assert max(clip.start + clip.duration for clip in document.clips.values()) == flicks(END)

    assert client.post("/api/demo").json()["id"] == str(project.pk)
    assert Asset.objects.filter(owner=anna).count() == len(FACTS)

    # Thrown away, it comes anew; what is still in the library is used again, what is not is made again.
    assert client.delete(f"/api/projects/{project.pk}").status_code == 204
    boat = Asset.objects.get(owner=anna, name="Boat.webp")
    assert client.delete(f"/api/assets/{boat.pk}").status_code == 204
    again = client.post("/api/demo").json()["id"]
    assert again != str(project.pk)
    assert Asset.objects.filter(owner=anna).count() == len(FACTS)
    _, document = current_document(Project.objects.get(pk=again))
    assert str(boat.pk) not in {asset.source for asset in document.assets.values()}


def test_without_room_nothing_is_made(sign_in: SignIn) -> None:
    client = sign_in("bea")
    bea = get_user_model().objects.get(username="bea")
    Allowance.objects.create(user=bea, bytes=1000)
    assert client.post("/api/demo").status_code == 507
    assert not Asset.objects.filter(owner=bea).exists()
    assert not Project.objects.filter(owner=bea).exists()


def test_the_film_shows_what_an_editor_can_do_in_a_megabyte_and_a_half() -> None:
    document = load_document(film({name: name for name in FACTS}))
    clips = document.clips.values()
    assert {clip.kind for clip in clips} == {"image", "text", "shape", "audio"}
    assert sum(clip.transition.kind != "none" for clip in clips) >= 3
    assert any(track.is_voice for track in document.tracks.values())
    assert any(track.duck > 0 for track in document.tracks.values())
    assert sum(file_of(name).stat().st_size for name in FACTS) <= 1_500_000


def test_its_pictures_are_what_the_painters_draw() -> None:
    from PIL import Image

    for name in ("dawn", "boat"):
        drawn = paint.picture(paint.PAINTERS[name])[::8, ::8].astype(int)
        kept = np.asarray(Image.open(file_of(name)).convert("RGBA"))[::8, ::8].astype(int)
        seen = drawn[..., 3:] / 255
        assert np.abs((drawn - kept)[..., :3] * seen).mean() < 4, name
