"""What the sandbox promises about the child: limits, walls, and that nothing outlives its parent."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import psutil
import pytest

from cloudstudio.sandbox import ChildDied, Death, Limits, Refused, Spares, Stopped, Work, run
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


@pytest.mark.parametrize("blames", [True, False])
@pytest.mark.parametrize(("what", "how"), [("memory", Death.MEMORY), ("room", Death.MACHINE)])
def test_what_the_machine_lacks_is_never_taken_for_a_refusal(
    what: str, how: Death, blames: bool, tmp_path: Path
) -> None:
    with pytest.raises(ChildDied) as caught:
        run(work("lack", what=what, blames=blames), tmp_path)
    assert caught.value.how == how


@pytest.mark.parametrize("do", ["crash", "die"])
def test_a_crash_tells_the_person_nothing_of_the_inside(do: str, tmp_path: Path) -> None:
    with pytest.raises(ChildDied) as caught:
        run(work(do), tmp_path)
    assert "inside story" not in caught.value.sentence
    if do == "crash":
        assert "inside story" in caught.value.trace


@pytest.mark.parametrize(
    ("do", "limits", "how"),
    [
        ("eat_memory", Limits(), Death.MEMORY),
        ("spin", Limits(cpu=1), Death.PROCESSOR),
        ("spin", Limits(wall=1), Death.TIME),
        ("fill", Limits(output=8 * 2**20), Death.OUTPUT),
    ],
)
def test_crossing_a_limit_ends_the_child_and_not_us(
    do: str, limits: Limits, how: Death, tmp_path: Path
) -> None:
    with pytest.raises(ChildDied) as caught:
        run(work(do, limits=limits), tmp_path)
    assert caught.value.how == how


def test_more_processor_time_than_was_foreseen_is_a_refusal_by_the_child(tmp_path: Path) -> None:
    with pytest.raises(
        Refused, match=r"^It takes too long to read: \d seconds of processor time were not enough\.$"
    ):
        run(work("spin_within"), tmp_path)


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


@pytest.fixture
def spares(tmp_path: Path) -> Iterator[Spares]:
    """A child that waits for the tests' work."""
    with closing(Spares(tmp_path / "spares", (MODULE,))) as kept:
        kept.refill()
        yield kept


def folders(spares: Path) -> list[Path]:
    return list(spares.iterdir())


def test_a_child_that_waits_does_the_work_once_and_leaves_nothing(tmp_path: Path, spares: Spares) -> None:
    (waiting,) = folders(tmp_path / "spares")
    source, heard = tmp_path / "source.txt", []
    source.write_text("of a stranger's")
    look_at = work("look", (source,), paths=[str(source), str(tmp_path)], write_to=str(source), port=1)
    found = run(look_at, tmp_path / "looked", on_message=heard.append, spares=spares)
    assert folders(tmp_path / "spares") == []
    shown = next(path for path in found if path.endswith("source.txt"))
    assert found[shown] == "of a stranger's"
    assert shown.startswith(str(waiting)) or not bubblewrap_works()
    # Nobody waits now: the next one starts as if there were no spares.
    assert run(work("write"), tmp_path / "cold", spares=spares) == {"file": "result.txt"}
    spares.refill()
    assert run(work("write"), tmp_path / "warm", spares=spares) == {"file": "result.txt"}
    assert (tmp_path / "warm" / "result.txt").read_text() == "made"


@pytest.mark.skipif(not bubblewrap_works(), reason="the walls need bubblewrap")
def test_a_child_that_waits_has_the_same_walls(tmp_path: Path, spares: Spares) -> None:
    (waiting,) = folders(tmp_path / "spares")
    source, secret = tmp_path / "source.txt", tmp_path / "secret.txt"
    source.write_text("of a stranger's")
    secret.write_text("of somebody else's")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        inside = str(waiting / "in" / "0" / "source.txt")
        spec = {"paths": [str(secret), inside], "write_to": inside, "port": port}
        found = run(work("look", (source,), **spec), tmp_path / "out", spares=spares)
    assert found[str(secret)] is None
    assert found[inside] == "of a stranger's"
    assert not found["wrote"]
    assert not found["connected"]
    assert source.read_text() == "of a stranger's"


@pytest.mark.parametrize(
    ("do", "limits", "words"),
    [
        ("eat_memory", Limits(), "more memory"),
        ("spin", Limits(cpu=4), "more processor time"),
        ("spin", Limits(wall=1), "longer than"),
        ("fill", Limits(output=8 * 2**20), "more than is allowed"),
    ],
)
def test_a_child_that_waits_keeps_within_the_work_s_limits(
    do: str, limits: Limits, words: str, tmp_path: Path, spares: Spares
) -> None:
    with pytest.raises(ChildDied, match=words):
        run(work(do, limits=limits), tmp_path / "out", spares=spares)
    assert folders(tmp_path / "spares") == []


def test_a_child_that_died_while_it_waited_is_no_loss(tmp_path: Path, spares: Spares) -> None:
    (waiting,) = folders(tmp_path / "spares")
    for process in psutil.process_iter(["cmdline"]):
        if process.info["cmdline"] and any(str(waiting) in word for word in process.info["cmdline"]):
            process.kill()
            process.wait(5)
    assert run(work("write"), tmp_path / "out", spares=spares) == {"file": "result.txt"}


def test_the_folders_of_a_dead_worker_s_spares_are_removed(tmp_path: Path, spares: Spares) -> None:
    (kept,) = folders(tmp_path / "spares")
    left = tmp_path / "spares" / "left"
    left.mkdir()
    (left / "lock").touch()
    Spares(tmp_path / "spares", (MODULE,))
    assert folders(tmp_path / "spares") == [kept]
