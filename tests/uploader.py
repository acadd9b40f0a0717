"""Uploads without end, over any line and any crash, as the browser's client makes them."""

from __future__ import annotations

import base64
import hashlib
import io
import threading

import httpx
from PIL import Image

from tests.studio import Person, until

TUS = {"Tus-Resumable": "1.0.0"}
#: Answers after which a client tries again: not yet, or not well.
NOT_YET = {409, 423, 429, 500, 502, 503, 504, 507}


def numbered_picture(number: int) -> bytes:
    """Return a small PNG that no other number has."""
    picture = Image.new("RGB", (16, 16), (number % 256, number // 256 % 256, 99))
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


class Uploader(threading.Thread):
    """Uploads one picture after the other, and deletes every `deletes`-th for good.

    kept: the SHA-256 of what was acknowledged as a whole, by the asset's id; less what was deleted.
    """

    def __init__(self, person: Person, deletes: int = 0) -> None:
        super().__init__(name=f"{person.name} uploads", daemon=True)
        self.person = person
        self.deletes = deletes
        self.made = 0
        self.kept: dict[str, str] = {}
        self.enough = threading.Event()

    def run(self) -> None:
        """Go on until it is enough."""
        while not self.enough.is_set():
            self.made += 1
            content = numbered_picture(self.made)
            asset = self.upload(content)
            self.kept[asset] = hashlib.sha256(content).hexdigest()
            if self.deletes and self.made % self.deletes == 0:
                # Whatever becomes of the request, it is not promised to be there any more.
                del self.kept[asset]
                self._ask("DELETE", f"/api/assets/{asset}", {204, 404})
                self._ask("DELETE", f"/api/bin/asset/{asset}", {204, 404})

    def upload(self, content: bytes) -> str:
        """Upload one file, however often the line breaks, and return the asset's id."""
        name = base64.b64encode(f"{self.made}.png".encode()).decode()
        about = TUS | {"Upload-Length": str(len(content)), "Upload-Metadata": f"filename {name}"}
        address = self._ask("POST", "/upload", {201}, headers=about).headers["location"]
        while (here := self._offset(address)) < len(content):
            headers = TUS | {"Content-Type": "application/offset+octet-stream", "Upload-Offset": str(here)}
            try:
                sent = self.person.patch(address, headers=headers, content=content[here:])
            except httpx.HTTPError:
                continue
            assert sent.status_code == 204 or sent.status_code in NOT_YET, sent.text
        return address.rpartition("/")[2]

    def _offset(self, address: str) -> int:
        return int(self._ask("HEAD", address, {200}, headers=TUS).headers["upload-offset"])

    def _ask(self, method: str, address: str, wanted: set[int], **about: object) -> httpx.Response:
        """Ask until there is an answer that is wanted."""

        def answered() -> httpx.Response | None:
            try:
                answer = self.person.request(method, address, **about)  # type: ignore[arg-type]
            except httpx.HTTPError:
                return None
            assert answer.status_code in wanted | NOT_YET, (method, address, answer.status_code, answer.text)
            return answer if answer.status_code in wanted else None

        found = until(answered, 180, every=0.2)
        assert found is not None
        return found
