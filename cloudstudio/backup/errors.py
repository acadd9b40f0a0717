"""Why a backup cannot be made or put back. Each is a sentence that an operator can act on."""

from __future__ import annotations


class BackupProblem(Exception):
    """What was wrong, and what to do."""


class NoBackup(BackupProblem):
    """There is no backup, or it cannot be read."""


class Busy(BackupProblem):
    """Somebody else works on the same folder."""


class NotEmpty(BackupProblem):
    """There is work in the place that a backup would be put back to."""
