"""Ten thousand forms from phones, with repeats, cuts and shuffles: each once, none lost."""

import subprocess
import sys

import pytest

from tests.journeys.house import free_port

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("where", [[], ["--postgres"]], ids=["sealed file", "PostgreSQL"])
@pytest.mark.parametrize("struck", [[], ["--strike"]], ids=["in peace", "struck down"])
def test_each_is_stored_exactly_once(where, struck):
    sent = subprocess.run(
        [sys.executable, "-m", "benchmarks.submissions", f"--port={free_port()}", *where, *struck],
        capture_output=True,
        text=True,
        check=False,
        timeout=1800,
    )
    assert sent.returncode == 0, sent.stdout + sent.stderr
    assert "each stored exactly once, as it was sent" in sent.stdout
