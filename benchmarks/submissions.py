"""Measure what phones send: ``python -m benchmarks.submissions [--postgres] [--forms 10000]``.

Eight phones send to ``haven run`` as ODK Collect does. Every fifth form has a photograph that
comes in a second letter, every fifth letter is sent twice, every twentieth is cut before its answer
is heard and sent again; all in any order. In the end each form must be stored exactly once, as it
was sent, also when the whole house was killed half-way (``--strike``). ODK Central takes 82 to 126
submissions a second on such a machine.
"""

from __future__ import annotations

import argparse
import random
import shutil
import socket
import sys
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from time import perf_counter, sleep

import django
import psutil

from benchmarks.house import move_in, processor_seconds, served
from tests.openrosa import filled, multipart

OPTIONS = argparse.ArgumentParser(prog="python -m benchmarks.submissions")
OPTIONS.add_argument("--forms", type=int, default=10_000, help="forms to send (10000)")
OPTIONS.add_argument("--phones", type=int, default=8, help="phones that send at once (8)")
OPTIONS.add_argument("--postgres", action="store_true", help="on PostgreSQL, not the sealed file")
OPTIONS.add_argument("--port", type=int, default=8767, help="of the measured server (8767)")
OPTIONS.add_argument("--strike", action="store_true", help="kill everything half-way, begin anew")
OPTIONS.add_argument("--seed", type=int, default=4, help="of the shuffle (4)")

GOAL = {False: 80, True: 150}
"""Submissions a second: on the sealed file, on PostgreSQL."""

STRIKE_AFTER = 5
"""Seconds of sending until everything is killed."""

ANSWERS = "".join(f"<q{n}>{'An answer of some length. ' * (n % 3)}</q{n}>" for n in range(100))
"""A questionnaire of a hundred questions: some 4 kB."""

PHOTO = bytes(range(256)) * 200


@dataclass(frozen=True)
class Letter:
    """One request: the form it belongs to, its bytes, and whether its answer is heard."""

    head: bytes
    body: bytes
    cut: bool = False


def main() -> None:
    """Prepare, send, count, tidy up."""
    chosen = OPTIONS.parse_args()
    folder = move_in(postgres=chosen.postgres, port=chosen.port)
    django.setup()
    from benchmarks.submitting import house_with_phones, stored  # after the settings know

    try:
        tokens = house_with_phones(chosen.phones)
        forms = {uuid.uuid4(): n for n in range(chosen.forms)}
        sheaves = letters(forms, tokens, random.Random(chosen.seed), chosen.port)
        if chosen.strike:
            with served(chosen.port) as server:
                struck_down(sheaves, chosen.port, server)
        with served(chosen.port) as server:
            seconds, processor = send_all(sheaves, chosen.port, server)
        expected = {number: sha256(form_of(number, n)).hexdigest() for number, n in forms.items()}
        report(chosen, sheaves, seconds, processor, stored(expected, PHOTO))
    finally:
        shutil.rmtree(folder)


def form_of(number: uuid.UUID, n: int) -> bytes:
    """The nth form, always the same."""
    photo = "<photo>1.jpg</photo>" if n % 5 == 0 else ""
    return filled("worksite_visit", "1", number, f"<note>Visit {n}</note>{photo}{ANSWERS}")


def letters(
    forms: dict[uuid.UUID, int], tokens: list[str], chance: random.Random, port: int
) -> list[list[Letter]]:
    """What each phone sends, in its own order; a form comes from one phone only."""
    sheaves: list[list[Letter]] = [[] for _ in tokens]
    for number, n in forms.items():
        xml, phone = form_of(number, n), n % len(tokens)
        files = [{}] if n % 5 else [{}, {"1.jpg": PHOTO}]
        for some in files:
            letter = _letter(xml, some, tokens[phone], port)
            cut = chance.random() < 0.05
            again = cut or chance.random() < 0.2
            sheaves[phone].append(Letter(*letter, cut=cut))
            if again:
                sheaves[phone].append(Letter(*letter))
    for sheaf in sheaves:
        chance.shuffle(sheaf)
    return sheaves


def _letter(xml: bytes, files: dict[str, bytes], token: str, port: int) -> tuple[bytes, bytes]:
    body, kind = multipart({"xml_submission_file": xml}, files)
    head = (
        f"POST /key/{token}/submission?deviceID=collect:x HTTP/1.1\r\nHost: localhost:{port}\r\n"
        f"X-OpenRosa-Version: 1.0\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode(), body


def send_all(sheaves: list[list[Letter]], port: int, server: int) -> tuple[float, float]:
    """Send everything from all phones at once; seconds it took, and of the server's processors."""
    before, began = processor_seconds(server), perf_counter()
    with ThreadPoolExecutor(len(sheaves)) as phones:
        list(phones.map(lambda sheaf: [_send(letter, port) for letter in sheaf], sheaves))
    return perf_counter() - began, processor_seconds(server) - before


def struck_down(sheaves: list[list[Letter]], port: int, server: int) -> None:
    """Kill every process of the house while half of everything is being sent."""
    half = [sheaf[: len(sheaf) // 2] for sheaf in sheaves]
    with ThreadPoolExecutor(len(half)) as phones:
        phones.map(lambda sheaf: _send_until_it_breaks(sheaf, port), half)
        sleep(STRIKE_AFTER)
        whole = psutil.Process(server)
        for process in [*whole.children(recursive=True), whole]:
            process.kill()


def _send_until_it_breaks(sheaf: list[Letter], port: int) -> None:
    with suppress(OSError, AssertionError):
        for letter in sheaf:
            _send(letter, port)


def _send(letter: Letter, port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
        line.sendall(letter.head + letter.body)
        if letter.cut:
            return
        answer = line.recv(4096)
    if not answer.startswith(b"HTTP/1.1 201"):
        raise AssertionError(answer)


def report(
    chosen: argparse.Namespace,
    sheaves: list[list[Letter]],
    seconds: float,
    processor: float,
    faults: list[str],
) -> None:
    """Print the figures, beside what was aimed at."""
    sent = sum(map(len, sheaves))
    where = "PostgreSQL" if chosen.postgres else "the sealed file"
    print(f"{chosen.forms:,} forms in {sent:,} letters from {chosen.phones} phones, on {where}")
    print(f"  {chosen.forms / seconds:,.0f} forms a second (at least {GOAL[chosen.postgres]})")
    print(f"  {sent / seconds:,.0f} letters a second, {processor / sent * 1e3:.1f} ms of processor")
    print(f"  {faults or 'each stored exactly once, as it was sent'}")
    if faults:
        sys.exit(1)


if __name__ == "__main__":
    main()
