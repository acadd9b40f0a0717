"""Bytes by key: a folder for now, any S3 store later. Whoever needs a file gets one from the local spool."""

from cloudstudio.blobs.store import delete, digest_in, local_path, path_in, prepared, put, size, to_disk
from cloudstudio.blobs.sweep import is_key_field, key_fields, sweep

__all__ = [
    "delete",
    "digest_in",
    "is_key_field",
    "key_fields",
    "local_path",
    "path_in",
    "prepared",
    "put",
    "size",
    "sweep",
    "to_disk",
]
