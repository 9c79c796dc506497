"""``haven open-encrypted --key FILE``: open what came encrypted, where the private key is."""

from __future__ import annotations

from getpass import getpass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from django.core.management import CommandError

from haven.foundation.access.actors import Actor
from haven.foundation.access.commands import HavenCommand
from haven.reach.capture.opening import HELD, NOT_OURS, OPENED, open_all
from haven.reach.capture.taking import take_waiting


class Command(HavenCommand):
    """The key is read here, used in memory and written nowhere; take its medium away afterwards."""

    help = "Open encrypted forms with a private key, and let the programmes take them."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--key", required=True, type=Path, help="the private key, PEM")

    def handle(self, *args: Any, **options: Any) -> None:
        counts = open_all(Actor.console(), read_key(options["key"]))
        take_waiting()
        self.stdout.write(
            f"Opened: {counts[OPENED]}. Tampered with and held: {counts[HELD]}. "
            f"Sealed to another key: {counts[NOT_OURS]}."
        )


def read_key(path: Path) -> RSAPrivateKey:
    """The private key in a file; its passphrase is asked for.

    Raises:
        CommandError: there is none, or the passphrase is not its own.
    """
    try:
        pem = path.read_bytes()
        key = load_pem_private_key(pem, _passphrase(pem))
    except (OSError, TypeError, ValueError) as fault:
        raise CommandError(f"{path} holds no private key this passphrase opens.") from fault
    if not isinstance(key, RSAPrivateKey):
        raise CommandError(f"{path} holds no RSA key.")
    return key


def _passphrase(pem: bytes) -> bytes | None:
    locked = b"ENCRYPTED" in pem
    return getpass("Passphrase of the private key: ").encode() if locked else None
