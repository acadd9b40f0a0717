"""What the sandbox promises about the child: limits, walls, and that nothing outlives its parent."""

from __future__ import annotations

import socket
from pathlib import Path
from uuid import uuid4

import psutil
import pytest

from cloudstudio.sandbox import ChildDied, Limits, Refused, Stopped, Work, run
from cloudstudio.sandbox.walls import bubblewrap_works

MODULE = "tests.sandbox_work"


def work(do: str, read: tuple[Path, ...] = (), limits: Limits | None = None, **spec: object) -> Work:
    return Work(MODULE, {"do": do, **spec}, read, limits or Limits())


def processes_marked(mark: str) -> list[psutil.Process]:
    return [
        process for process in psutil.process_iter(["cmdline"]) if mark in (process.info["cmdline"] or [])
    ]


def test_gives_the_result_and_the_messages_in_order(tmp_path: Path) -> None:
    heard: list[dict] = []
    result = run(work("write"), tmp_path / "out", on_message=heard.append)
    assert result == {"file": "result.txt"}
    assert (tmp_path / "out" / "result.txt").read_text() == "made"
    assert [message["progress"] for message in heard if "progress" in message] == [0.25, 0.5, 0.75, 1.0]
    assert [message["step"]["file"] for message in heard if "step" in message] == [
        f"step-{number}.txt" for number in range(4)
    ]


def test_a_refusal_comes_through_as_its_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"^The file is broken\.$"):
        run(work("refuse"), tmp_path)


@pytest.mark.parametrize("do", ["crash", "die"])
def test_a_crash_tells_the_person_nothing_of_the_inside(do: str, tmp_path: Path) -> None:
    with pytest.raises(ChildDied) as caught:
        run(work(do), tmp_path)
    assert "inside story" not in caught.value.sentence
    if do == "crash":
        assert "inside story" in caught.value.trace


@pytest.mark.parametrize(
    ("do", "limits"),
    [
        ("eat_memory", Limits()),
        ("spin", Limits(cpu=1)),
        ("spin", Limits(wall=1)),
        ("fill", Limits(output=8 * 2**20)),
    ],
)
def test_crossing_a_limit_ends_the_child_and_not_us(do: str, limits: Limits, tmp_path: Path) -> None:
    with pytest.raises(ChildDied):
        run(work(do, limits=limits), tmp_path)


def test_stopping_kills_the_child_and_what_it_started(tmp_path: Path) -> None:
    mark = uuid4().hex
    started: list[dict] = []
    with pytest.raises(Stopped):
        run(
            work("hang", mark=mark),
            tmp_path,
            on_message=started.append,
            should_stop=lambda: bool(started),
        )
    assert started
    _, alive = psutil.wait_procs(processes_marked(mark), timeout=5)
    assert not alive


def test_the_child_reads_what_it_is_given_and_nothing_else(tmp_path: Path) -> None:
    if not bubblewrap_works():
        pytest.skip("bubblewrap does not work on this machine")
    given, secret = tmp_path / "given.txt", tmp_path / "secret.txt"
    given.write_text("given")
    secret.write_text("secret")
    with socket.create_server(("127.0.0.1", 0)) as server:
        found = run(
            work(
                "look",
                read=(given,),
                paths=[str(given), str(secret), "/etc/passwd", str(Path.home() / ".profile")],
                write_to=str(Path(__file__).parent / "written"),
                port=server.getsockname()[1],
            ),
            tmp_path / "out",
        )
    assert found[str(given)] == "given"
    assert found[str(secret)] is None
    assert found["/etc/passwd"] is None
    assert not found["wrote"]
    assert not found["connected"]
    assert found["no_new_privileges"]
    assert not {"SECRET_KEY", "DATABASE_URL", "REDIS_URL"} & set(found["environment"])
