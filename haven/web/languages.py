"""Catalogues: from the texts translators edit to the form the server reads."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parent / "locale"


def compile_catalogues() -> None:
    """Write every catalogue that is older than its text."""
    for text in LOCALE.glob("*/LC_MESSAGES/django.po"):
        compiled = text.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= text.stat().st_mtime:
            continue
        with text.open("rb") as source, compiled.open("wb") as target:
            write_mo(target, read_po(source, locale=text.parent.parent.name))
