"""What the vault knows about its own safety, good and bad."""

from collections.abc import Iterator

from django.conf import settings
from django.db import connections

from haven.foundation.status import Sign, good, warning
from haven.foundation.vault.sources import FileKey, configured_source


def signs() -> Iterator[Sign]:
    """Where the keys are, and which files are sealed."""
    source = configured_source()
    yield warning(source.sentence) if isinstance(source, FileKey) else good(source.sentence)
    if connections["default"].vendor == "sqlite":
        yield good("The database file is sealed with SQLCipher: switched off, it is noise.")
    else:
        yield warning(
            "The database server's files are as safe as their disk. Names, documents and notes "
            "are sealed inside; codes and dates are not: encrypt the disk."
        )
    yield from _where_the_keys_lie()
    yield warning("No virus scanner is configured: open uploaded files with care.")


def _where_the_keys_lie() -> Iterator[Sign]:
    """A copy of the data must hold neither the keyring nor the key that opens it."""
    source, home = configured_source(), settings.HAVEN_HOME.resolve()
    if isinstance(source, FileKey) and home in source.path.resolve().parents:
        yield warning("The root key lies inside the data folder: a copy of the data opens itself.")
    if connections["keyring"].vendor != "sqlite":
        yield warning(
            "The keyring is on a database server: who is forgotten is noise in backups only if "
            "they leave the keyring out, and its own backups and logs expire within 30 days."
        )
    elif home in settings.HAVEN_KEYRING.resolve().parents:
        yield warning("The keyring lies inside the data folder: old backups open forgotten people.")
    else:
        yield good(
            "The keyring lies apart from the data: who is forgotten is noise in backups too."
        )
