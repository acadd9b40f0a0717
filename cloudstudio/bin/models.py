"""Rows that can be deleted and brought back."""

from __future__ import annotations

from typing import ClassVar, Self, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class Present(models.Manager[Row]):
    """The rows that are not in the bin. Whoever wants the others too has to say so (`everything`).

    also: further conditions, such as that what a row belongs to is not there either.
    """

    def __init__(self, **also: None) -> None:
        super().__init__()
        self._also = also

    def get_queryset(self) -> models.QuerySet[Row]:
        """Leave out what was deleted."""
        return super().get_queryset().filter(deleted=None, **self._also)


class Deletable(models.Model):
    """A row that goes to the bin first. `deleted` is when it went there; what goes with it bears the same moment."""

    deleted = models.DateTimeField(null=True, default=None, db_index=True)

    objects: ClassVar[models.Manager[Self]] = Present()
    everything: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        abstract = True
