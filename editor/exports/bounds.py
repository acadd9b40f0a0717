"""How long and how large a film may be, told before anything is queued."""

from __future__ import annotations

from django.conf import settings

from cloudstudio.errors import Invalid
from editor.render.cost import FilmCost, film_cost
from editor.render.errors import RenderError
from editor.render.settings import FilmSettings, film_size
from editor.timeline.schema import Document


def check_bounds(document: Document, film: FilmSettings) -> FilmCost:
    """Return how much work a film is. Raises Invalid where there is none to make, or more than this studio makes."""
    try:
        cost = film_cost(document, film)
    except RenderError as error:
        raise Invalid(str(error)) from None
    longest = settings.FILM_HOURS * 3600
    if cost.length > longest:
        raise Invalid(
            f"The film would be {spell(cost.length)} long; this studio makes films of up to {spell(longest)}. "
            "Choose a shorter part."
        )
    largest = settings.FILM_GIGAPIXELS * 1e9
    if cost.pixels > largest:
        width, height = film_size(document.canvas, film.height, film.format)
        raise Invalid(
            f"{spell(cost.length)} at {width} × {height} are more than this studio makes at once: up to "
            f"{spell(cost.length * largest / cost.pixels)} at this size and frame rate. Choose a smaller size or a "
            "shorter part."
        )
    return cost


def spell(seconds: float) -> str:
    """Return a duration in words, rounded down: "24 h", "3 h 1 min", "12 min", "40 s"."""
    hours, minutes = int(seconds // 3600), int(seconds // 60 % 60)
    if hours:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    return f"{minutes} min" if minutes else f"{int(seconds)} s"
