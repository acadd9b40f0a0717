"""Every operation of the API with values that its own description makes up: no answer that it does not name, no 500."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import schemathesis
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.test import Client
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as rules
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from cloudstudio.api import api
from tests.security.conftest import TOKEN, SessionOf

#: Cases of each operation: half of them as described, half of them not.
CASES = int(os.environ.get("API_CASES", "50"))
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
#: What takes more than made-up values to succeed: a document, a model's name, weights, a job that waits, a mail server;
#: other tests do it.
DEEPER = {
    "POST /api/assets/{asset_id}/tools/{name}",
    "POST /api/assets/{asset_id}/sounds",
    "POST /api/exports",
    "POST /api/findings/{finding_id}/revisions",
    "POST /api/generations",
    "POST /api/jobs/{job_id}/retry",
    "POST /api/projects/{project_id}/operations",
    "POST /api/shares/{token}/send",
}
#: What the address of a tool is asked with; a name alone means much else elsewhere.
TOOL = "background"
BODIES = [
    ("multipart/form-data", b"--x\r\n\r\n--x--"),
    ("multipart/form-data; boundary=x", b"--x\r\nno header"),
    ("multipart/form-data; boundary=" + "x" * 5000, b""),
    ("application/x-www-form-urlencoded; charset=nonsense", b"a=%ff&b"),
    ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % number for number in range(1100))),
    ("application/json; charset=utf-16", b"\xff\xfe{"),
    ("nonsense", b"\xff\xfe\x00"),
    ("", b""),
]
LIMITS = rules(
    max_examples=max(1, CASES // 2),
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def cases(
    operation: Any, things: dict[str, str], ask: Callable[[schemathesis.Case], Any], seen: Counter[str]
) -> None:
    """Ask as the description says, and otherwise, and hold each answer to it."""

    def hold(case: schemathesis.Case) -> None:
        # What is there is more telling than what is not.
        if "tools" in operation.label and seen.total() % 3:
            case.path_parameters["name"] = TOOL
        for place in (case.path_parameters, case.query, case.body):
            for name in place if isinstance(place, dict) and seen.total() % 3 else ():
                place[name] = things.get(name) or things.get(f"{name}_id") or place[name]
        answer = ask(case)
        seen[f"{answer.status_code} {operation.label}"] += 1
        case.validate_response(answer, checks=CHECKS)

    for mode in schemathesis.GenerationMode:
        # Where nothing can be said wrongly, nothing is asked.
        with suppress(Unsatisfiable):
            LIMITS(given(case=operation.as_strategy(generation_mode=mode))(hold))()


def test_each_answer_of_each_operation_is_one_that_the_description_names(
    made_things: Callable[[], dict[str, str]], session_of: SessionOf
) -> None:
    cookies = {settings.SESSION_COOKIE_NAME: session_of("anna"), "csrftoken": TOKEN}
    description = schemathesis.openapi.from_dict(json.loads(json.dumps(api.get_openapi_schema())))
    description.app = get_wsgi_application()
    seen: Counter[str] = Counter()

    def ask(case: schemathesis.Case) -> Any:
        return case.call(headers={"X-CSRFToken": TOKEN}, cookies=cookies)

    operations = [result.ok() for result in description.get_all_operations()]
    for operation in operations:
        cases(operation, made_things(), ask, seen)
    reached = {label.split(" ", 1)[1] for label in seen if label.startswith("2")}
    assert {operation.label for operation in operations} - reached == DEEPER


def test_a_body_of_another_kind_is_refused_with_a_sentence(
    things: dict[str, str], session_of: SessionOf
) -> None:
    known = things | {"name": TOOL}
    browser = Client(enforce_csrf_checks=True, headers={"X-CSRFToken": TOKEN})
    browser.cookies["csrftoken"] = TOKEN
    browser.cookies[settings.SESSION_COOKIE_NAME] = session_of("anna")
    for path, operations in api.get_openapi_schema()["paths"].items():
        for method, operation in operations.items():
            for kind, body in BODIES:
                address = re.sub(r"\{(\w+)\}", lambda name: known[name[1]], path)
                answer = browser.generic(method.upper(), address, body, kind)
                said = (method, path, kind, answer.status_code, answer.content[:200])
                assert answer.status_code in operation["responses"], said
                if answer.status_code >= 400:
                    assert answer.json()["detail"].endswith("."), said
