"""`lost_uploads`: of fifty files that are brought on a bad day, how many do not end as they were sent."""

from __future__ import annotations

import contextlib
import hashlib
import io
import queue
import sys
import threading
import traceback
import wave
from collections import Counter
from typing import Any

import numpy as np

from tests.media_samples import sample
from tests.small_disk import MB
from tests.studio import Person
from tests.trial.figures import Figure
from tests.trial.house import RESERVE, house
from tests.trial.storm import Storm, say
from tests.uploader import Sender, numbered_picture
from tests.waiting import until

FILES = 50
#: How many are brought at once, and the bytes of one request.
AT_ONCE = 4
PIECE = 2 * MB
#: Seconds over which they are begun: as long as the storm lasts.
SPREAD = 190.0
SAMPLES = (
    *("plain.mp4", "phone.mp4", "plain.mov", "plain.mkv", "plain.webm", "hevc.mp4", "upside_down.mp4"),
    *("song.mp3", "deep.wav", "music.flac", "music.m4a", "music.ogg", "music.aiff", "logo.png"),
)


def trial() -> list[Figure]:
    """Four people bring fifty files while the storm goes over the studio; then it has time to look at them."""
    with house(900, CLOUDSTUDIO_JOB_PAUSES="1,5") as (studio, others):
        anna = studio.sign_up("anna")
        storm = Storm(studio, others, RESERVE, seed=50)
        bringers = Bringers(anna)
        bringers.start()
        storm.blow()
        storm.end()
        bringers.end()
        lost = sum(not arrived(anna, *file) for file in bringers.brought) + FILES - len(bringers.brought)
        return [
            Figure("lost_uploads", lost, most=0),
            Figure("lost_uploads.brought", len(bringers.brought), least=FILES),
            Figure("lost_uploads.megabytes", bringers.size / MB),
            Figure("lost_uploads.kills", storm.kills),
            Figure("lost_uploads.locks", storm.locks, least=2),
        ]


class Bringers:
    """Several people who bring one file after the other.

    brought: for each file that is there as a whole the asset's id, its name, and the SHA-256 of what was sent.
    """

    def __init__(self, person: Person) -> None:
        self.brought: list[tuple[str, str, str]] = []
        self.size = 0
        self._senders = [Sender(person, PIECE) for _ in range(AT_ONCE)]
        self._numbers: queue.SimpleQueue[int] = queue.SimpleQueue()
        for number in range(FILES):
            self._numbers.put(number)
        self._threads = [
            threading.Thread(target=self._bring, args=(sender,), daemon=True) for sender in self._senders
        ]
        self._never = threading.Event()

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        """Wait until every file is there, or given up."""
        for thread in self._threads:
            thread.join(400)
        refusals: Counter[int] = sum((sender.refusals for sender in self._senders), Counter())
        say(f"{len(self.brought)} files were brought; answers that asked to come again: {dict(refusals)}")

    def _bring(self, sender: Sender) -> None:
        with contextlib.suppress(queue.Empty):
            while True:
                number = self._numbers.get_nowait()
                self._never.wait(SPREAD * AT_ONCE / FILES * 0.6)
                name, content = made_file(number)
                try:
                    asset = sender.upload(content, name)
                except AssertionError:
                    traceback.print_exc(file=sys.stderr)
                    continue
                self.size += len(content)
                self.brought.append((asset, name, hashlib.sha256(content).hexdigest()))


def made_file(number: int) -> tuple[str, bytes]:
    """Return the name and the bytes of a file: small pictures, films, sounds, and some that take a while to send."""
    if number % 5 == 1:
        return f"{number}.png", numbered_picture(number)
    if number % 5 == 3:
        return f"{number}.wav", noise(number, megabytes=4 + number // 4)
    name = SAMPLES[number % len(SAMPLES)]
    return name, sample(name).read_bytes()


def noise(number: int, megabytes: int) -> bytes:
    """Return a sound of noise that no other number has, as a WAV file of that size."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(2)
        sound.setsampwidth(2)
        sound.setframerate(48_000)
        sound.writeframes(np.random.default_rng(number).bytes(megabytes * MB))
    return file.getvalue()


def arrived(anna: Person, asset: str, name: str, digest: str) -> bool:
    """Tell whether a file is a ready asset in the end, with the bytes that were sent."""

    def settled() -> dict[str, Any] | None:
        found = anna.get(f"/api/assets/{asset}")
        if found.status_code != 200:
            return {"state": f"answered {found.status_code}"}
        return None if found.json()["state"] == "processing" else found.json()

    try:
        found = until(settled, 180, every=0.2)
    except AssertionError:
        found = {"state": "still processing"}
    original = anna.get(f"/files/assets/{asset}/original")
    whole = original.status_code == 200 and hashlib.sha256(original.content).hexdigest() == digest
    if found is not None and found["state"] == "ready" and whole:
        return True
    say(f"{name} ({asset}): {found}; its bytes are {'whole' if whole else 'lost'}")
    return False
