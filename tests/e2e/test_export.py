"""A person chooses what comes out, sees how good it is, and decides when a source is gone."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.e2e.conftest import Visit
from tests.e2e.pages import SLOW, StudioPage
from tests.media_samples import sample


def open_export(studio: StudioPage) -> Locator:
    studio.page.get_by_role("button", name="Export", exact=True).click()
    return studio.page.get_by_role("dialog", name="Export")


def forget_assets(studio: StudioPage) -> None:
    """Delete the whole library, as somebody in another window might."""
    studio.page.evaluate(
        """async () => {
            const token = /csrftoken=([^;]+)/.exec(document.cookie)[1];
            for (const asset of await (await fetch("/api/assets")).json())
                await fetch(`/api/assets/${asset.id}`, { method: "DELETE", headers: { "X-CSRFToken": token } });
        }"""
    )


def test_a_part_comes_out_as_a_gif_with_its_receipt_and_a_moment_as_a_picture(visit: Visit) -> None:
    studio = visit()
    studio.sign_up("chooser")
    studio.new_project("Choices")
    studio.upload(sample("plain.mp4"))
    studio.wait_until_ready("plain.mp4")
    studio.add_to_timeline("plain.mp4")
    studio.expect_saved()

    dialog = open_export(studio)
    studio.choose(dialog.get_by_label("Format"), "GIF animation")
    expect(dialog.get_by_role("radio", name="480p")).to_be_checked()
    studio.choose(dialog.get_by_label("Frame rate"), "10 frames a second")
    dialog.get_by_role("radio", name="A part").check(force=True)
    dialog.get_by_label("From", exact=True).fill("later")
    dialog.get_by_role("button", name="Export animation").click()
    expect(dialog.get_by_role("alert")).to_have_text("A time looks like 1:30 or 00:01:30:12.")
    dialog.get_by_label("From", exact=True).fill("0.5")
    dialog.get_by_label("To", exact=True).fill("1")
    studio.shot("choices")
    dialog.get_by_role("button", name="Export animation").click()
    expect(dialog.get_by_role("heading", name="Your animation is ready")).to_be_visible(timeout=SLOW)
    expect(dialog.get_by_text("GIF · ")).to_be_visible()
    expect(dialog.get_by_role("button", name="Share a link")).to_have_count(0)
    expect(dialog.get_by_text("A GIF has 256 colours")).to_be_visible()
    dialog.get_by_text("Checked against the stage").click()
    pictures = dialog.get_by_role("img", name="The frame that is least alike")
    expect(pictures).to_be_visible()
    studio.page.wait_for_function("image => image.naturalWidth > 0", arg=pictures.element_handle())
    expect(
        dialog.get_by_role("list", name="Frames that were compared").get_by_role("listitem")
    ).to_have_count(5)
    studio.shot("receipt")

    dialog.get_by_role("button", name="Export again").click()
    studio.choose(dialog.get_by_label("Format"), "PNG picture")
    dialog.get_by_label("Moment").fill("1.5")
    dialog.get_by_role("button", name="Save picture").click()
    expect(dialog.get_by_role("heading", name="Your picture is ready")).to_be_visible(timeout=SLOW)
    expect(dialog.get_by_text("PNG · ")).to_be_visible()
    expect(dialog.get_by_text("likeness 1 at the least, of 1 frame")).to_be_visible()
    exports = studio.api("/exports")
    assert sorted(entry["settings"]["format"] for entry in exports) == ["gif", "png"]
    assert next(entry for entry in exports if entry["settings"]["format"] == "gif")["facts"]["frames"] == 5


def test_a_source_that_is_gone_stops_an_export_until_the_person_says_so(visit: Visit) -> None:
    studio = visit()
    studio.sign_up("loser")
    studio.new_project("Lost")
    studio.upload(sample("silent.mp4"))
    studio.wait_until_ready("silent.mp4")
    studio.add_to_timeline("silent.mp4")
    studio.expect_saved()
    forget_assets(studio)

    dialog = studio.export(size="480p", quality="Draft")
    expect(dialog.get_by_role("alert")).to_contain_text("silent.mp4 is in the bin; bring it back")
    studio.shot("gone")
    dialog.get_by_role("button", name="Export with placeholders").click()
    expect(dialog.get_by_role("heading", name="Your film is ready")).to_be_visible(timeout=SLOW)
    expect(dialog.get_by_role("list", name="Remarks")).to_contain_text("a placeholder stands for it")
    studio.shot("placeholder")
