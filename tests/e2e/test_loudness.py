"""The loudness that is asked for is heard in the editor, not in the film alone."""

from __future__ import annotations

import math

import pytest

from tests.e2e.conftest import Visit
from tests.e2e.test_editing import on_the_timeline
from tests.studio import until

#: Listens in on whatever a page sends to its loudspeakers.
TAP = """
const connect = AudioNode.prototype.connect;
AudioNode.prototype.connect = function (to, ...rest) {
  if (to instanceof AudioDestinationNode) {
    window.tap = new AnalyserNode(to.context, { fftSize: 32768 });
    connect.call(this, window.tap);
  }
  return connect.call(this, to, ...rest);
};
"""
#: Sound of the last 0.68 s, decibels.
HEARD = """() => {
  const heard = new Float32Array(32768);
  window.tap?.getFloatTimeDomainData(heard);
  return 10 * Math.log10(heard.reduce((sum, value) => sum + value * value, 1e-12) / heard.length);
}"""


def test_a_loudness_that_is_chosen_is_played_as_the_film_will_have_it(visit: Visit) -> None:
    studio = visit()
    studio.page.add_init_script(TAP)
    on_the_timeline(studio, "listener", "song.mp3")
    studio.page.keyboard.press("Escape")

    def loudest() -> float:
        """Play from the start for as long as the tone takes to swell twice."""
        studio.seek("0")
        studio.button("Play").click()
        heard = -math.inf
        for _ in range(20):
            studio.page.wait_for_timeout(120)
            heard = max(heard, studio.page.evaluate(HEARD))
        studio.button("Pause").click()
        return heard

    until(lambda: loudest() > -60, 30)
    plain = loudest()
    loudness = studio.page.get_by_label("Loudness", exact=True)
    with studio.page.expect_response(lambda answer: is_found(answer.url, answer.text())) as found:
        studio.choose(loudness, "Broadcast, −23 LUFS")
    studio.shot("chosen")
    gain = 20 * math.log10(found.value.json()["gain"])
    assert gain < -6
    assert loudest() - plain == pytest.approx(gain, abs=1)

    studio.choose(loudness, "As it is")
    studio.expect_saved()
    assert loudest() - plain == pytest.approx(0, abs=1)

    # A film that stands lets the loudspeakers go, and is heard again when it runs.
    until(lambda: studio.page.evaluate("window.tap.context.state") == "suspended", 30)
    assert loudest() - plain == pytest.approx(0, abs=1)


def is_found(url: str, answer: str) -> bool:
    return url.endswith("/mastering") and '"ready"' in answer
