"""Bytes by key: a folder for now, any S3 store later. Whoever needs a file gets one from the local spool."""

from cloudstudio.blobs.store import delete, local_path, put, size, warm
from cloudstudio.blobs.sweep import sweep

__all__ = ["delete", "local_path", "put", "size", "sweep", "warm"]
