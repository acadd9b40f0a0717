"""The transcript over HTTP: what it is not for, and what is missing, is said in one sentence before anything begins."""

from __future__ import annotations

import wave
from pathlib import Path

from cloudstudio.accounts.models import User
from cloudstudio.jobs.worker import work_once
from generation.tools.weights import WHISPER, weights_folder
from media.services import create_asset_from_file
from tests.api.conftest import SignIn


def test_a_transcript_is_refused_where_it_cannot_be_and_says_why(sign_in: SignIn, tmp_path: Path) -> None:
    anna = sign_in("anna")
    path = tmp_path / "talk.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(bytes(2 * 16_000))
    asset = create_asset_from_file(User.objects.get(username="anna"), path, "talk.wav")
    while work_once("express"):
        pass

    def ask(status: int, **parameters: object) -> str:
        address = f"/api/assets/{asset.pk}/tools/transcript"
        answer = anna.post(address, {"parameters": parameters}, content_type="application/json")
        assert answer.status_code == status, answer.content
        return str(answer.json()["detail"])

    assert "no language that is known" in ask(422, language="xx")
    for one in WHISPER:
        (weights_folder() / one.file).unlink(missing_ok=True)
    assert "make setup" in ask(409, language="de")
    [told] = [one for one in anna.get(f"/api/assets/{asset.pk}/tools").json() if one["name"] == "transcript"]
    assert (told["makes"], "make setup" in told["why_not"]) == ("transcript", True)
    assert not anna.get(f"/api/assets/{asset.pk}/findings").json()
