"""Where the root key comes from: never from the folder that holds the data.

A source answers one question, ``root_key()``. Shares typed at start will be one more class here.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from platformdirs import user_config_path

KEY_BYTES = 32


class NoRootKeyError(Exception):
    """No usable root key was found where the configuration says it is."""


class KeySource(Protocol):
    """A place the root key can come from."""

    @property
    def sentence(self) -> str:
        """What the status page says about this place."""

    def root_key(self) -> bytes:
        """The 32 bytes everything else is derived from.

        Raises:
            NoRootKeyError: nothing usable is there.
        """


@dataclass(frozen=True, slots=True)
class FileKey:
    """A file with 64 hex digits that only its owner may read."""

    path: Path

    @property
    def sentence(self) -> str:
        return (
            f"The root key is a file ({self.path}). Whoever carries off this machine with its "
            "disk unlocked has the key as well: keep the disk encrypted."
        )

    def root_key(self) -> bytes:
        if not self.path.exists():
            self._make()
        if self.path.stat().st_mode & 0o077:
            raise NoRootKeyError(f"Others can read {self.path}. Run: chmod 600 {self.path}")
        return _from_hex(self.path.read_text(), str(self.path))

    def _make(self) -> None:
        """Make a key the first time; another process may win the race, then its key counts."""
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_hex(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, self.path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()


@dataclass(frozen=True, slots=True)
class CredentialKey:
    """A credential the service manager hands over: systemd's folder, or a variable."""

    value: str = field(repr=False)

    @property
    def sentence(self) -> str:
        return "The root key is a credential given by the service manager; it is not on this disk."

    def root_key(self) -> bytes:
        return _from_hex(self.value, "the credential")


def configured_source() -> KeySource:
    """The source this installation uses: a credential if there is one, else the key file."""
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    credential = Path(folder) / "haven-key" if folder else None
    if credential and credential.exists():
        return CredentialKey(credential.read_text())
    if value := os.environ.get("HAVEN_KEY"):
        return CredentialKey(value)
    return FileKey(key_file())


def key_file() -> Path:
    """Where the key file lies unless a credential replaces it (HAVEN_KEY_FILE)."""
    default = user_config_path("haven") / "root.key"
    return Path(os.environ.get("HAVEN_KEY_FILE", default)).expanduser()


def _from_hex(text: str, where: str) -> bytes:
    try:
        key = bytes.fromhex(text.strip())
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise NoRootKeyError(f"{where} must hold 64 hex digits.")
    return key
