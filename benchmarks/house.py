"""A scratch house: prepared in this process, served by the real server in others."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.postgres import server_url

TICKS = os.sysconf("SC_CLK_TCK")


def move_in(*, postgres: bool, port: int) -> Path:
    """Point every setting at a folder of its own; call it before Django is set up."""
    folder = Path(tempfile.mkdtemp(prefix="haven-bench-"))
    for name in [name for name in os.environ if name.startswith("HAVEN_")]:
        del os.environ[name]
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "haven.web.settings",
        "HAVEN_HOME": str(folder / "data"),
        "HAVEN_KEY_FILE": str(folder / "keys" / "root.key"),
        "PORT": str(port),
    }
    if postgres:
        os.environ["HAVEN_DATABASE_URL"] = server_url()
    return folder


@contextmanager
def served(port: int) -> Iterator[int]:
    """Run ``haven run`` until the block ends; gives the server's process id."""
    server = subprocess.Popen(
        [sys.executable, "-m", "haven", "run"], stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        _wait(server, f"http://127.0.0.1:{port}/accounts/login/")
        yield server.pid
    finally:
        _end(server)


def _end(server: subprocess.Popen[bytes]) -> None:
    """Politely first: its own children end with it."""
    server.terminate()
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)


def processor_seconds(server: int) -> float:
    """What the web processes below ``haven run`` have used of the processors so far."""
    return sum(_used(pid) for pid in _below(server) if b"gunicorn" in _command(pid))


def _wait(server: subprocess.Popen[bytes], address: str, seconds: int = 120) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).read()  # noqa: S310
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
        else:
            return
    raise RuntimeError("The server does not answer.")


def _below(pid: int) -> Iterator[int]:
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        yield int(child)
        yield from _below(int(child))


def _command(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def _used(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
