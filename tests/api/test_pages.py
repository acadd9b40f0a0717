"""Addresses of nothing: people are shown a page, programs are told in a sentence, and nothing fails on them."""

from __future__ import annotations

import pytest
from django.test import Client

from cloudstudio.static_files import find

VISIT = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize("address", ["/nonsense", "/projects", "/watch/a/b", "/%E0%A4%A"])
def test_a_visit_to_nowhere_sees_the_page_that_says_so(client: Client, address: str) -> None:
    answer = client.get(address, headers=VISIT)
    assert answer.status_code == 404
    assert b'<div id="root">' in answer.content


@pytest.mark.parametrize("address", ["/nonsense", "/api/nonsense"])
def test_a_program_is_told_in_a_sentence(client: Client, address: str) -> None:
    headers = VISIT if address.startswith("/api/") else {"accept": "application/json"}
    answer = client.get(address, headers=headers)
    assert (answer.status_code, answer.json()) == (404, {"detail": "There is nothing at this address."})


def test_a_name_that_no_file_system_takes_is_no_file() -> None:
    assert find("a" * 5000) is None
    assert find("assets/" + "ä" * 300) is None
