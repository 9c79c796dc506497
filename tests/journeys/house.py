"""The product itself, started as a newcomer starts it, in a place of its own."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil


@dataclass(frozen=True)
class House:
    """A running Haven: where it is, what lies behind it, who may sign in."""

    address: str
    folder: Path
    environment: dict[str, str]
    sign_ins: dict[str, str]
    server: subprocess.Popen[bytes]

    def haven(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a ``haven`` command on this house's data."""
        return subprocess.run(
            [sys.executable, "-m", "haven", *words],
            env=self.environment,
            text=True,
            capture_output=True,
            check=False,
            timeout=300,
        )

    def is_struck_down(self) -> None:
        """Kill every process of it at once, in the middle of whatever they do."""
        whole = psutil.Process(self.server.pid)
        for process in [whole, *whole.children(recursive=True)]:
            process.kill()
        self.server.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(folder: Path) -> Iterator[House]:
    """Start the product with its fictional mission; stop it when the block ends."""
    port = free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("HAVEN_")},
        "HAVEN_HOME": str(folder / "data"),
        "HAVEN_KEY_FILE": str(folder / "keys" / "root.key"),
        "PORT": str(port),
    }
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    log = folder / "server.log"
    with log.open("a") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "haven", "run", "--demo"],
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_until_it_answers(f"http://localhost:{port}/accounts/login/", server, log)
            sign_ins = dict(re.findall(r"^ +(\w+) +/ +(\S+)", log.read_text(), re.MULTILINE))
            yield House(f"http://localhost:{port}", folder, environment, sign_ins, server)
        finally:
            if server.poll() is None:
                server.terminate()
                server.wait(timeout=90)


def _wait_until_it_answers(
    address: str, server: subprocess.Popen[bytes], log: Path, seconds: int = 420
) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError(f"The server ended: {log.read_text()[-2000:]}")
        try:
            urllib.request.urlopen(address, timeout=5).read()
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise RuntimeError(f"No answer within {seconds} s: {log.read_text()[-2000:]}")
