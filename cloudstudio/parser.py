"""What a request says, as values. What no database keeps, and what is no JSON, is refused here, whatever the field."""

from __future__ import annotations

import json
import math
import re
from typing import Any, NoReturn

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from ninja.parser import Parser

from cloudstudio.errors import Invalid

#: NUL, which PostgreSQL keeps in no text, and halves of UTF-16 pairs, which are no characters and have no UTF-8.
UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
#: How they, and numbers beyond what a float holds, come in JSON: most bodies need no second look.
SUSPICIOUS = re.compile(rb"\\u(0000|[dD][89a-fA-F])|[eE]\+?[0-9]{3}|[0-9]{300}")


class Unkeepable(Invalid):
    """A text or a number that cannot be kept."""


class KeepableParser(Parser):
    """Ninja's parser of bodies and queries, less what cannot be kept."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Return the JSON of the body. Raises Unkeepable (422), ValueError for what is no JSON."""
        data = json.loads(request.body, parse_constant=_refuse_constant)
        if SUSPICIOUS.search(request.body):
            check_keepable(data)
        return data

    def parse_querydict(
        self, data: MultiValueDict[str, str], list_fields: list[str], request: HttpRequest
    ) -> dict[str, Any]:
        """Return the values of a query. Raises Unkeepable (422)."""
        values = super().parse_querydict(data, list_fields, request)
        check_keepable(values)
        return values


def check_keepable(value: Any) -> None:
    """Look through texts, numbers, lists and maps, keys too. Raises Unkeepable."""
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, str):
            if UNKEEPABLE.search(found):
                raise Unkeepable(
                    "A text in the request holds a character that cannot be kept: NUL, or half a pair."
                )
        elif isinstance(found, float):
            if not math.isfinite(found):
                raise Unkeepable("A number in the request is too large to be kept.")
        elif isinstance(found, dict):
            waiting += [*found, *found.values()]
        elif isinstance(found, list):
            waiting += found


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
