"""Uploads without end, over any line and any crash, as the browser's client makes them."""

from __future__ import annotations

import base64
import hashlib
import io
import threading
import time
from collections import Counter

import httpx
from PIL import Image

from tests.studio import Person, until

TUS = {"Tus-Resumable": "1.0.0"}
#: Answers after which a client tries again: not yet, or not well.
NOT_YET = {409, 423, 429, 500, 502, 503, 504, 507}
#: Seconds before it does.
PAUSE = 0.2


def numbered_picture(number: int) -> bytes:
    """Return a small PNG that no other number has."""
    picture = Image.new("RGB", (16, 16), (number % 256, number // 256 % 256, 99))
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


class Sender:
    """Brings files to the studio, however often the line breaks.

    piece: bytes of one request at most, None for all at once. refusals: how often it was answered so.
    """

    def __init__(self, person: Person, piece: int | None = None) -> None:
        self.person = person
        self.piece = piece
        self.refusals: Counter[int] = Counter()

    def upload(self, content: bytes, called: str) -> str:
        """Upload one file and return the asset's id. What was acknowledged once must stay there."""
        name = base64.b64encode(called.encode()).decode()
        about = TUS | {"Upload-Length": str(len(content)), "Upload-Metadata": f"filename {name}"}
        address = self.ask("POST", "/upload", {201}, headers=about).headers["location"]
        acknowledged = 0
        while (here := self._offset(address)) < len(content):
            assert here >= acknowledged, f"{called}: {acknowledged} bytes were acknowledged, {here} are there"
            headers = TUS | {"Content-Type": "application/offset+octet-stream", "Upload-Offset": str(here)}
            try:
                piece = content[here : here + (self.piece or len(content))]
                sent = self.person.patch(address, headers=headers, content=piece)
            except httpx.HTTPError:
                continue
            if sent.status_code == 204:
                acknowledged = int(sent.headers["upload-offset"])
                continue
            assert sent.status_code in NOT_YET, sent.text
            self.refusals[sent.status_code] += 1
            time.sleep(PAUSE)
        return address.rpartition("/")[2]

    def _offset(self, address: str) -> int:
        return int(self.ask("HEAD", address, {200}, headers=TUS).headers["upload-offset"])

    def ask(self, method: str, address: str, wanted: set[int], **about: object) -> httpx.Response:
        """Ask until there is an answer that is wanted."""

        def answered() -> httpx.Response | None:
            try:
                answer = self.person.request(method, address, **about)  # type: ignore[arg-type]
            except httpx.HTTPError:
                return None
            if answer.status_code in wanted:
                return answer
            assert answer.status_code in NOT_YET, (method, address, answer.status_code, answer.text)
            self.refusals[answer.status_code] += 1
            return None

        found = until(answered, 180, every=PAUSE)
        assert found is not None
        return found


class Uploader(threading.Thread):
    """Uploads one picture after the other, and deletes every `deletes`-th for good.

    kept: the SHA-256 of what was acknowledged as a whole, by the asset's id; less what was deleted.
    """

    def __init__(self, person: Person, deletes: int = 0) -> None:
        super().__init__(name=f"{person.name} uploads", daemon=True)
        self.sender = Sender(person)
        self.deletes = deletes
        self.made = 0
        self.kept: dict[str, str] = {}
        self.enough = threading.Event()

    def run(self) -> None:
        """Go on until it is enough."""
        while not self.enough.is_set():
            self.made += 1
            content = numbered_picture(self.made)
            asset = self.sender.upload(content, f"{self.made}.png")
            self.kept[asset] = hashlib.sha256(content).hexdigest()
            if self.deletes and self.made % self.deletes == 0:
                # Whatever becomes of the request, it is not promised to be there any more.
                del self.kept[asset]
                self.sender.ask("DELETE", f"/api/assets/{asset}", {204, 404})
                self.sender.ask("DELETE", f"/api/bin/asset/{asset}", {204, 404})
