"""A voice: cleaned after a listen, mixed, taken back; its pauses found, looked through, cut in one step."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests import tiny_weights
from tests.e2e.conftest import Visit
from tests.studio import RunningStudio, until
from tests.unit.generation.test_silences import talk
from tests.unit.generation.test_speech import chirp, write_pcm


def test_speech_is_listened_to_cleaned_mixed_and_brought_back(
    visit: Visit, studio: RunningStudio, tmp_path: Path
) -> None:
    tiny_weights.install(studio.data / "tools")
    source = tmp_path / "talk.wav"
    write_pcm(source, chirp(8))
    page = visit()
    page.sign_up("speaker")
    page.new_project("A talk")
    page.upload(source)
    page.wait_until_ready("talk.wav")
    page.add_to_timeline("talk.wav")
    page.expect_saved()
    group = page.page.get_by_role("region", name="Speech", exact=True)
    expect(group.get_by_text("The recording stays as it is")).to_be_visible()
    before = page.sequence()
    group.get_by_role("button", name="Listen to 5 s first").click()
    compare = group.get_by_role("group", name="Compare 5 seconds")
    expect(compare.get_by_role("button", name="Cleaned", pressed=True)).to_be_visible()
    compare.get_by_role("button", name="As recorded").click()
    expect(compare.get_by_role("button", name="As recorded", pressed=True)).to_be_visible()
    page.shot("compared")
    assert page.sequence() == before
    group.get_by_role("button", name="Take the noise away").click()
    back = group.get_by_role("button", name="Back to the recorded sound")
    expect(back).to_be_visible()
    until(lambda: page.sequence() == before + 1)
    cleaned = page.clip("audio")["sound"]["cleaned"]
    assert cleaned["amount"] == 1
    amount = group.get_by_role("slider", name="How much of the noise is taken away")
    amount.press("Home")
    until(lambda: page.clip("audio")["sound"]["cleaned"]["amount"] == 0)
    page.shot("cleaned")
    page.button("Undo").click()
    until(lambda: page.clip("audio")["sound"]["cleaned"] == cleaned)
    back.click()
    until(lambda: page.clip("audio")["sound"]["cleaned"]["asset"] == "")
    expect(group.get_by_role("button", name="Take the noise away")).to_be_enabled()


def test_pauses_are_found_looked_through_and_cut_in_one_step(
    visit: Visit, studio: RunningStudio, tmp_path: Path
) -> None:
    tiny_weights.install(studio.data / "tools")
    source = tmp_path / "speech.wav"
    write_pcm(source, talk())
    page = visit()
    page.sign_up("pauser")
    page.new_project("Shorter")
    page.upload(source)
    page.wait_until_ready("speech.wav")
    page.add_to_timeline("speech.wav")
    page.expect_saved()
    group = page.page.get_by_role("region", name="Speech", exact=True)
    group.get_by_role("button", name="Find pauses").click()
    rows = group.get_by_role("list", name="Pauses", exact=True).get_by_role("listitem")
    expect(rows).to_have_count(3)
    group.get_by_role("button", name="Hear it cut at 0:04").click()
    expect(page.button("Pause")).to_be_visible()
    expect(page.button("Play")).to_be_visible()
    group.get_by_role("checkbox", name="Cut the pause at 0:00").uncheck()
    page.shot("pauses")
    before = page.sequence()
    group.get_by_role("button", name="Cut 2 pauses").click()
    until(lambda: page.sequence() == before + 1)
    expect(page.clips("speech.wav")).to_have_count(2)
    page.shot("cut")
    page.button("Undo").click()
    expect(page.clips("speech.wav")).to_have_count(1)
