"""``haven run``: bring this installation up to date and serve it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from shutil import which
from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command

from haven.foundation.access.commands import HavenCommand
from haven.foundation.audit.models import Entry
from haven.foundation.vault.models import SealingKey
from haven.foundation.vault.sources import configured_source
from haven.web.demo.growing import only_fictional
from haven.web.languages import compile_catalogues

THREADS = 2
"""Of each server process; there is one process a core. Two, so that one computes while the other
waits for the disk; more only take turns at computing, and all of them end late. A process takes no
more connections than it has threads: who waits, waits for whichever process is free first."""

STEPS_BACK = ("nice", "-n", "10") if which("nice") else ()
"""The worker's work can wait; who waits for a page, or sends a form from a bad line, cannot."""

PATIENCE = 30
"""Seconds a process has to end its work in hand, and a visitor to say what she wants."""

WAITING = 512
"""So many connections may wait at the door."""


class Command(HavenCommand):
    """Prepare the key, the database and the styles, then start the server and its worker."""

    help = "Prepare and serve this installation."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--prepare", action="store_true", help="prepare and stop")
        parser.add_argument("--demo", action="store_true", help="grow the fictional mission first")

    def handle(self, *args: Any, **options: Any) -> None:
        prepare(self.stdout.write)
        if options["demo"] and only_fictional():
            call_command("demo")
        self.stdout.write(configured_source().sentence)
        if not options["prepare"]:
            self.stdout.write(
                f"Haven is at http://localhost:{settings.HAVEN_PORT}/ (Ctrl+C ends it)"
            )
            self.stdout.flush()
            serve()


def prepare(say: Any) -> None:
    """Everything that may have changed since the last start; harmless when nothing has."""
    settings.HAVEN_HOME.mkdir(parents=True, exist_ok=True, mode=0o700)
    for database in ("keyring", "default"):
        say(f"Preparing the {database} database …")
        call_command("migrate", database=database, verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    refuse_a_lost_keyring()
    compile_catalogues()
    call_command("collectstatic", verbosity=0, interactive=False)
    call_command("schedule_jobs")


def refuse_a_lost_keyring() -> None:
    """Data without its keys would read as if everybody had been forgotten: better not to start.

    Raises:
        CommandError: people were registered, and the keyring is empty.
    """
    registered = Entry.objects.filter(act__in=("person.registered", "people.registered"))
    if registered.exists() and not SealingKey.objects.exists():
        raise CommandError(
            f"The keyring {settings.HAVEN_KEYRING} is empty, but people are registered here. "
            "Put the right keyring and root key back, then start again. Nothing is lost yet."
        )


def serve() -> None:
    """Run the server and the worker side by side; when one ends, so does the other."""
    python, door = [sys.executable, "-m"], front_door()
    server = [
        *python, "gunicorn", "haven.web.wsgi:application", "--worker-class", "gthread",
        "--workers", str(os.cpu_count() or 1), "--threads", str(THREADS),
        "--worker-connections", str(THREADS), "--keep-alive", "0", "--bind", f"fd://{door.fileno()}",
        "--timeout", "120", "--log-level", "warning",
    ]  # fmt: skip
    worker = [*STEPS_BACK, *python, "haven", "qcluster"]
    children = [
        # In sessions of their own, so that Ctrl+C reaches them once, through us.
        subprocess.Popen(  # noqa: S603 - our own words
            command, start_new_session=True, pass_fds=[door.fileno()]
        )
        for command in (server, worker)
    ]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    try:
        os.wait()
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # ending once is enough
        _end(children)


def front_door() -> socket.socket:
    """Where visitors knock: nobody is let in before she says what she wants.

    Browsers open connections they may never use; each would hold a thread for seconds.
    """
    door = socket.create_server(("127.0.0.1", settings.HAVEN_PORT), backlog=WAITING)
    if hasattr(socket, "TCP_DEFER_ACCEPT"):
        door.setsockopt(socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, PATIENCE)
    return door


def _end(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
