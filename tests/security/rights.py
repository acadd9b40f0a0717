"""Who may do what: every address of the studio and its rule. Data only; `test_rights.py` holds the studio to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: own: the owner alone; others hear that it is not there, strangers that they have to sign in.
#: person: whoever is signed in, about their own things. link: whoever has the link, until it is revoked.
#: anybody: needs no account. door: the way in, and what allauth says of the person themselves.
Rule = Literal["own", "person", "link", "anybody", "door"]


@dataclass(frozen=True)
class Row:
    """One method of one address, as the router writes it. body: JSON that a page would send; {…} are things."""

    method: str
    path: str
    rule: Rule
    body: str = "{}"


AUTH = "/_allauth/browser/v1"
ROWS = [
    Row("GET", "/api/me", "person"),
    Row("GET", "/api/storage", "person"),
    Row("GET", "/api/mail", "anybody"),
    Row("GET", "/api/mail/wishes", "person"),
    Row("PATCH", "/api/mail/wishes", "person", '{"when_done":true}'),
    Row("GET", "/api/jobs", "person"),
    Row("GET", "/api/jobs/{job_id}", "own"),
    Row("POST", "/api/jobs/{job_id}/cancel", "own"),
    Row("POST", "/api/jobs/{job_id}/retry", "own"),
    Row("GET", "/api/bin", "person"),
    Row("DELETE", "/api/bin", "person"),
    Row("POST", "/api/bin/{kind}/{thing}/restore", "own"),
    Row("DELETE", "/api/bin/{kind}/{gone}", "own"),
    Row("GET", "/api/assets", "person"),
    Row("GET", "/api/assets/{asset_id}", "own"),
    Row("PATCH", "/api/assets/{asset_id}", "own", '{"name":"theirs"}'),
    Row("DELETE", "/api/assets/{asset_id}", "own"),
    Row("POST", "/api/assets/{asset_id}/sounds", "own"),
    Row("POST", "/api/assets/{asset_id}/inspect", "own"),
    Row("GET", "/api/assets/{asset_id}/uses", "own"),
    Row("GET", "/api/assets/{asset_id}/tools", "own"),
    Row("POST", "/api/assets/{asset_id}/tools/{kind}", "own"),
    Row("GET", "/api/assets/{asset_id}/findings", "own"),
    Row("GET", "/api/findings/{finding_id}", "own"),
    Row("POST", "/api/findings/{finding_id}/revisions", "own", '{"before":0,"content":{"language":"en"}}'),
    Row("GET", "/api/projects", "person"),
    Row("POST", "/api/projects", "person"),
    Row("GET", "/api/projects/{project_id}", "own"),
    Row("PATCH", "/api/projects/{project_id}", "own", '{"name":"theirs"}'),
    Row("DELETE", "/api/projects/{project_id}", "own"),
    Row("POST", "/api/projects/{project_id}/duplicate", "own"),
    Row("GET", "/api/projects/{project_id}/document", "own"),
    Row("GET", "/api/projects/{project_id}/operations", "own"),
    Row(
        "POST",
        "/api/projects/{project_id}/operations",
        "own",
        '{"op_id":"rights","operation":{"type":"set","path":["tracks","t"],"value":{"order":"V","name":"t"}}}',
    ),
    Row("POST", "/api/projects/{project_id}/mastering", "own"),
    Row("GET", "/api/projects/{project_id}/cover", "own"),
    Row("POST", "/api/covers", "person"),
    Row("POST", "/api/demo", "person"),
    Row("GET", "/api/exports", "person"),
    Row("POST", "/api/exports", "own", '{"project":"{project_id}"}'),
    Row("GET", "/api/exports/{export_id}", "own"),
    Row("DELETE", "/api/exports/{export_id}", "own"),
    Row("GET", "/api/shares", "person"),
    Row("POST", "/api/shares", "own", '{"export":"{export_id}"}'),
    Row("PATCH", "/api/shares/{token}", "own"),
    Row("DELETE", "/api/shares/{token}", "own"),
    Row("GET", "/api/shares/{token}/qr", "own"),
    Row("POST", "/api/shares/{token}/send", "own", '{"to":["fred@example.org"]}'),
    Row("GET", "/api/watch/{token}", "link"),
    Row("POST", "/api/watch/{token}/key", "link", '{"password":"any"}'),
    Row("GET", "/api/models", "person"),
    Row("GET", "/api/generations", "person"),
    Row("POST", "/api/generations", "person", '{"model":"nothing"}'),
    Row("GET", "/api/generations/{generation_id}", "own"),
    Row("DELETE", "/api/generations/{generation_id}", "own"),
    Row("POST", "/api/generations/{generation_id}/keep", "own"),
    Row("GET", "/files/assets/{asset_id}/original", "own"),
    Row("GET", "/files/exports/{export_id}", "own"),
    Row("GET", "/files/exports/{export_id}/receipt", "own"),
    Row("GET", "/files/generations/{generation_id}/0.png", "own"),
    Row("GET", "/files/jobs/{job_id}/step-0001.webp", "own"),
    Row("GET", "/files/shares/{token}", "link"),
    Row("GET", "/files/shares/{token}.{pass}/{ladder}/main.m3u8", "link"),
    Row("GET", "/files/shares/{token}.{pass}/{ladder}/v2.mp4", "link"),
    Row("GET", "/files/shares/{token}/{ladder}/poster.jpg", "link"),
    Row("POST", "/upload", "person"),
    Row("HEAD", "/upload/{upload_id}", "own"),
    Row("PATCH", "/upload/{upload_id}", "own"),
    Row("DELETE", "/upload/{upload_id}", "own"),
    Row("SOCKET", "/ws/events", "person"),
    Row("SOCKET", "/ws/projects/{project_id}", "own"),
    Row("GET", "/static/x", "anybody"),
    Row("GET", "/healthz", "anybody"),
    Row("GET", "/api/docs", "anybody"),
    Row("GET", "/api/openapi.json", "anybody"),
    Row("GET", "/", "anybody"),
    Row("GET", "/projects/{project_id}", "anybody"),
    Row("GET", "/reset", "anybody"),
    Row("GET", "/reset/{key}", "anybody"),
    Row("GET", "/confirm/{key}", "anybody"),
    Row("GET", "/watch/{token}", "anybody"),
    Row("GET", "/embed/{token}", "anybody"),
    *[
        Row("POST", f"{AUTH}/{path}", "door")
        for path in (
            "auth/reauthenticate",
            "auth/code/confirm",
            "auth/password/request",
            "auth/password/reset",
            "auth/login",
            "auth/signup",
            "auth/email/verify",
            "auth/email/verify/resend",
            "auth/phone/verify",
            "auth/phone/verify/resend",
            "account/password/change",
            "account/email",
            "account/phone",
        )
    ],
    Row("GET", f"{AUTH}/config", "anybody"),
    Row("GET", f"{AUTH}/auth/session", "door"),
]
