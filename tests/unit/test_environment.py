"""What an operator reads when a variable cannot be used: one sentence, and no trace."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.studio import CHECKOUT

#: Run a management command as where the driver of PostgreSQL is not installed.
WITHOUT_DRIVER = (
    "import sys; sys.modules['psycopg'] = None; import manage; sys.argv[1:] = ['check']; manage.main()"
)
MANAGE = "import sys, manage; sys.argv[1:] = ['check']; manage.main()"


@pytest.mark.parametrize(
    ("code", "variables", "words"),
    [
        (WITHOUT_DRIVER, {"DATABASE_URL": "postgresql://localhost/studio"}, "make run WITH=postgres"),
        (MANAGE, {"DATABASE_URL": "mysql://localhost/studio"}, "must be postgresql://"),
        (MANAGE, {"CLOUDSTUDIO_JOB_LEASE": "soon"}, "must be a number above 0"),
    ],
)
def test_a_variable_that_cannot_be_used_is_told_in_one_sentence(
    code: str, variables: dict[str, str], words: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=CHECKOUT,
        env=os.environ | variables,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_studio_starts_without_what_only_set_up_needs() -> None:
    """`onnx` comes with the tools' weights, which `TOOLS=none` leaves out."""
    code = f"import sys; sys.modules['onnx'] = None; {MANAGE}"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
