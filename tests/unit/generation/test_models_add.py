"""A checkpoint comes from a hub whole or not at all: resumed, hashed, and no more than the disk holds."""

import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from generation import hub as hub_module
from generation.hub import HubError, fetch_checkpoint, list_checkpoint
from generation.zoo.stable_diffusion.checkpoint import InvalidCheckpoint, read_checkpoint
from tests.unit.generation.tiny_checkpoints import make_checkpoint

NAME = "somebody/tiny-sd"


@pytest.fixture(scope="session")
def published(tmp_path_factory):
    """A folder as it stands on a hub, with things beside the safetensors that must stay there."""
    folder = make_checkpoint("sd1", tmp_path_factory.mktemp("hub") / "tiny")
    (folder / "unet" / "diffusion_pytorch_model.bin").write_bytes(b"pickle")
    weights = (folder / "unet" / "diffusion_pytorch_model.safetensors").read_bytes()
    (folder / "unet" / "diffusion_pytorch_model.fp16.safetensors").write_bytes(weights)
    (folder / "single-file.safetensors").write_bytes(b"everything")
    (folder / "pipeline.py").write_text("raise SystemExit('run')")
    return folder


class Hub(ThreadingHTTPServer):
    """A small hub on loopback. It can cut a file short once, and lie about a hash."""

    def __init__(self, folder):
        super().__init__(("127.0.0.1", 0), Handler)
        self.folder, self.cut_once, self.lie, self.ranges = folder, set(), set(), []

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    def describe(self):
        siblings = []
        for file in sorted(self.folder.rglob("*")):
            if not file.is_file() or ".parts" in file.parts:
                continue
            name, body = str(file.relative_to(self.folder)), file.read_bytes()
            item = {"rfilename": name, "size": len(body)}
            if file.suffix in {".safetensors", ".bin"}:
                digest = hashlib.sha256(body + (b"x" if name in self.lie else b"")).hexdigest()
                item["lfs"] = {"sha256": digest, "size": len(body)}
            else:
                item["blobId"] = hashlib.sha1(b"blob %d\0" % len(body) + body).hexdigest()
            siblings.append(item)
        siblings.append({"rfilename": "../../escape.json", "size": 1, "blobId": "0"})
        return {"sha": "abc123", "cardData": {"license": "openrail"}, "siblings": siblings}


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *args):
        pass

    def do_GET(self):
        if self.path.startswith(f"/api/models/{NAME}"):
            self.answer(200, json.dumps(self.server.describe()).encode())
        elif self.path.startswith(f"/{NAME}/resolve/abc123/"):
            name = self.path.removeprefix(f"/{NAME}/resolve/abc123/")
            body = (self.server.folder / name).read_bytes()
            start = int(self.headers.get("Range", "bytes=0-").removeprefix("bytes=").rstrip("-"))
            if start:
                self.server.ranges.append((name, start))
            short = name in self.server.cut_once
            self.server.cut_once.discard(name)
            self.answer(206 if start else 200, body[start:], short)
        else:
            self.answer(404, b"{}")

    def answer(self, status, body, short=False):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if short else body)
        if short:
            self.close_connection = True


@pytest.fixture
def hub(published):
    server = Hub(published)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def fetch(hub, models):
    return fetch_checkpoint(list_checkpoint(NAME, hub.address), models, lambda *_: None, hub.address)


def test_only_what_is_needed_comes_and_it_can_be_read(hub, tmp_path):
    listing = list_checkpoint(NAME, hub.address)
    assert listing.licence == "openrail"
    names = {file.path for file in listing.files}
    assert "model_index.json" in names
    assert not {name for name in names if name.endswith((".bin", ".py")) or "fp16" in name or ".." in name}
    assert "single-file.safetensors" not in names
    folder = fetch(hub, tmp_path / "models")
    assert read_checkpoint(folder).family == "sd"
    assert "openrail" in (folder / "licence.txt").read_text()
    assert not (tmp_path / "escape.json").exists()


def test_a_fetch_that_was_cut_goes_on_where_it_stopped(hub, tmp_path):
    weights = "unet/diffusion_pytorch_model.safetensors"
    hub.cut_once.add(weights)
    with pytest.raises(HubError, match="goes on where it stopped"):
        fetch(hub, tmp_path / "models")
    assert not (tmp_path / "models" / "somebody--tiny-sd").exists()
    folder = fetch(hub, tmp_path / "models")
    half = (hub.folder / weights).stat().st_size // 2
    assert (weights, half) in hub.ranges
    assert (folder / weights).read_bytes() == (hub.folder / weights).read_bytes()


def test_what_differs_from_its_hash_is_not_added(hub, tmp_path):
    hub.lie.add("vae/diffusion_pytorch_model.safetensors")
    with pytest.raises(HubError, match="hash differs"):
        fetch(hub, tmp_path / "models")
    assert not (tmp_path / "models" / "somebody--tiny-sd").exists()


def test_what_does_not_fit_the_disk_is_not_begun(hub, tmp_path, monkeypatch):
    monkeypatch.setattr(hub_module, "SPARE", 2**60)
    with pytest.raises(HubError, match="make room"):
        fetch(hub, tmp_path / "models")


@pytest.mark.parametrize("name", ["../etc", "no-owner", "a/b/c", "owner/na me", ""])
def test_a_name_that_is_none_is_refused(name):
    with pytest.raises(HubError, match="owner/name"):
        list_checkpoint(name, "http://127.0.0.1:9")


def test_an_unknown_name_and_a_hub_that_is_away_are_said(hub):
    with pytest.raises(HubError, match="answered 404"):
        list_checkpoint("somebody/else", hub.address)
    with pytest.raises(HubError, match="cannot be reached"):
        list_checkpoint(NAME, "http://127.0.0.1:9")
    with pytest.raises(HubError, match="https"):
        list_checkpoint(NAME, "http://models.example")


def test_the_command_adds_lists_and_removes(hub, published, tmp_path, monkeypatch):
    monkeypatch.setenv("CLOUDSTUDIO_DATA", str(tmp_path))
    monkeypatch.setenv("MODEL_HUB", hub.address)

    def models(*arguments):
        out = StringIO()
        call_command("models", *arguments, stdout=out)
        return out.getvalue()

    assert "No checkpoint" in models("list")
    assert "openrail" in models("add", NAME, "--yes")
    assert "somebody--tiny-sd\tsd" in models("list")
    assert "Added" in models("add", str(published))
    with pytest.raises(CommandError, match="already"):
        models("add", NAME, "--yes")
    assert "Removed" in models("remove", "somebody--tiny-sd")
    assert "somebody" not in models("list")
    with pytest.raises(CommandError, match="layout"):
        models("add", str(tmp_path))


def test_a_checkpoint_without_its_weights_is_refused_and_leaves_nothing(
    hub, published, tmp_path, monkeypatch
):
    monkeypatch.setattr(hub_module, "WANTED", {".json", ".txt"})
    with pytest.raises(InvalidCheckpoint, match="no weights"):
        fetch(hub, tmp_path / "models")
    assert list((tmp_path / "models").rglob("*.json")) == []
