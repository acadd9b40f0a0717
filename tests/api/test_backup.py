"""A backup while files come and go: no row that it holds names bytes that it lacks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest
from django.contrib.auth import get_user_model

import media.bin
from cloudstudio import blobs
from cloudstudio.backup.errors import BackupProblem
from cloudstudio.backup.making import make_backup
from cloudstudio.backup.reader import Reader
from cloudstudio.backup.shelf import FolderShelf, TarShelf
from cloudstudio.bin.services import purge
from media import services
from media.models import Asset

pytestmark = pytest.mark.django_db(transaction=True)


class ShelfInTheStorm(FolderShelf):
    """Something happens each time when a file has been copied."""

    def __init__(self, root: Path, happens: Callable[[str], None]) -> None:
        super().__init__(root)
        self.happens = happens

    def add(self, key: str, source: IO[bytes], size: int) -> None:
        super().add(key, source, size)
        self.happens(key)


def new_asset(folder: Path, content: str) -> Asset:
    user, _ = get_user_model().objects.get_or_create(username="anna")
    path = folder / content
    path.write_text(content)
    return services.create_asset_from_file(user, path, content)


def names_and_files(shelf: Path) -> tuple[list[str], list[str]]:
    """Return the assets that the rows of a backup name, and the contents of its files."""
    with Reader(shelf) as reader:
        assert reader.manifest.lost == []
        assert all(reader.is_whole(key) for key in reader.manifest.blobs)
        contents = [reader.blob(key).read().decode() for key in reader.manifest.blobs]
        assert reader.manifest.tables["media.asset"].rows == len(contents)
        return sorted(contents), sorted(reader.manifest.blobs)


def test_what_is_deleted_after_the_moment_moves_the_moment(tmp_path: Path) -> None:
    new_asset(tmp_path, "old")
    later: list[Asset] = []

    def happens(key: str) -> None:
        if not later:
            later.extend(new_asset(tmp_path, name) for name in ("left", "right"))
        elif Asset.objects.count() == 3:
            # The rows that name all three are written by now, and one file is still to be copied.
            other = next(asset for asset in later if asset.blob != key)
            media.bin.delete(other)
            purge(other.owner, "asset", other.pk)

    make_backup(ShelfInTheStorm(tmp_path / "shelf", happens), lambda line: None)
    contents, keys = names_and_files(tmp_path / "shelf")
    assert keys == sorted(Asset.objects.values_list("blob", flat=True))
    assert contents in (["left", "old"], ["old", "right"])


def test_a_file_that_was_lost_before_is_named_and_stops_nothing(tmp_path: Path) -> None:
    here, gone, rotten = (new_asset(tmp_path, name) for name in ("here", "gone", "rotten"))
    blobs.local_path(gone.blob).unlink()
    blobs.local_path(rotten.blob).write_text("netter")
    for shelf in (FolderShelf(tmp_path / "shelf"), TarShelf(tmp_path / "all.tar")):
        manifest = make_backup(shelf, lambda line: None)
        assert manifest.lost == sorted([gone.blob, rotten.blob])
        assert manifest.blobs == {here.blob: 4}


def test_a_backup_that_ends_early_is_none_and_the_next_one_is_whole(tmp_path: Path) -> None:
    new_asset(tmp_path, "one")

    def fails(key: str) -> None:
        raise OSError("The disk is full.")

    shelf = tmp_path / "shelf"
    with pytest.raises(OSError, match="full"):
        make_backup(ShelfInTheStorm(shelf, fails), lambda line: None)
    with pytest.raises(BackupProblem, match="no backup"):
        Reader(shelf)
    make_backup(FolderShelf(shelf), lambda line: None)
    assert names_and_files(shelf)[0] == ["one"]
    assert [path.name for path in shelf.iterdir() if path.name.endswith(".part")] == []
