"""The child that waits in a worker, so that a film begins at once."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from cloudstudio.sandbox import Spares

_spares: Spares | None = None


def keep_spares(sender: Any, **_signal: Any) -> None:
    """Keep a child waiting from now on, for what comes by the lanes that this worker serves."""
    global _spares  # noqa: PLW0603 (a worker has one)
    lanes = sender.app.amqp.queues.consume_from
    modules = [module for lane in lanes for module in settings.SPARE_MODULES.get(lane, ())]
    if modules:
        _spares = Spares(settings.SPARES_DIR, tuple(modules))
        _spares.refill()


def spares() -> Spares | None:
    """Return this worker's, if it keeps any."""
    return _spares
