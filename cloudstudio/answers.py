"""What an operation of the API may answer besides what it is for: named in the description, and nothing else is sent.

What comes of how a request is made is added here to every operation by its method, its parameters and its body. What an
operation refuses for reasons of its own it names itself: `response={201: ShareOut} | refusals(Conflict)`.
"""

from __future__ import annotations

from typing import Any

from ninja import Schema

from cloudstudio.errors import Problem

#: What each status says, for readers of the description.
MEANINGS = {
    400: "The body cannot be read, or is not valid JSON.",
    401: "Nobody is signed in.",
    403: "The CSRF token is missing or old; or, with the code `password`, a password is wanted.",
    404: "There is no such thing, or it is another person's.",
    409: "The thing is not in a state in which this can be done.",
    410: "The link's time has run out.",
    413: "The request is too large.",
    422: "A value is missing, out of range or makes no sense.",
    429: "A limit is used up; the sentence says which.",
    503: "The studio cannot reach its database or its broker just now; `Retry-After` says when to try again.",
    507: "The disk is full, or the person's quota is used up.",
}


class ProblemOut(Schema):
    """One sentence that a person can act on; a name for programs where they can offer a way out."""

    detail: str
    code: str | None = None


def refusals(*problems: type[Problem]) -> dict[int, Any]:
    """Return what is added to an operation's `response` for each problem that it may answer."""
    return {problem.status: ProblemOut for problem in problems}


def name_refusals(description: dict[str, Any]) -> None:
    """Add to each operation of an OpenAPI description, in place, what the request itself may bring about."""
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            answers = operation["responses"]
            for status in sorted(_by_request(path, method, operation)):
                answers.setdefault(status, _reference(status))
            for status, answer in answers.items():
                if int(status) in MEANINGS and "$ref" not in answer:
                    answers[status] = _reference(int(status))
            operation["responses"] = {int(status): answers[status] for status in sorted(answers, key=int)}
    components = description["components"]
    components.setdefault("schemas", {})["ProblemOut"] = ProblemOut.model_json_schema()
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/ProblemOut"}}}
    components["responses"] = {
        str(status): {"description": meaning, "content": content} for status, meaning in MEANINGS.items()
    }


def _by_request(path: str, method: str, operation: dict[str, Any]) -> set[int]:
    statuses = {503}
    parameters = operation.get("parameters", [])
    if operation.get("security"):
        statuses.add(401)
    if parameters:
        statuses.add(422)
    if "{" in path or any("uuid" in str(parameter["schema"]) for parameter in parameters):
        statuses.add(404)
    if method != "get":
        statuses |= {400, 403, 413, 507}
    if "requestBody" in operation:
        statuses.add(422)
    return statuses


def _reference(status: int) -> dict[str, str]:
    return {"$ref": f"#/components/responses/{status}"}
