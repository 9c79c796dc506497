"""Languages people speak: ISO 639 codes, two letters where there are two, and names from CLDR."""

from __future__ import annotations

from functools import cache

from babel import Locale
from django.utils.translation import get_language, gettext, override

from haven.foundation.places.countries import folded

SPOKEN = (
    "ab am ar az ba be bg bn bs ca ce ckb cs da de dv el en es et fa ff fi fil fr ga gag gu ha he "
    "hi hr ht hu hy id ig is it ja ka kk km kn ko kok ku ky ln lo lt lv mg mk ml mn mr ms mt my ne "
    "nl no om os pa pl prs ps pt rn ro rom ru rw sd si sk sl sn so sq sr sv sw ta te tg th ti tk "
    "tr tt ug uk ur uz vi wo xh yi yo zh zu"
)
SIGN_LANGUAGE = "sgn"
"""Any sign language (ISO 639-2)."""

LANGUAGES = (*SPOKEN.split(), SIGN_LANGUAGE)
"""What the people we meet speak."""

CLDR_CODES = {"prs": "fa_AF"}
"""Where CLDR names a language by another code: Dari is the Persian of Afghanistan."""


class UnknownLanguageError(LookupError):
    """No language of ours has this code."""


def language_name(code: str, locale: str | None = None) -> str:
    """The name of a language in the language ``locale``, by default the reader's.

    Raises:
        UnknownLanguageError: no language of ours has this code.
    """
    names = _names(locale or get_language() or "en")
    if code not in names:
        raise UnknownLanguageError(code)
    return names[code]


def language_choices() -> list[tuple[str, str]]:
    """Codes and names in the reader's language, in its order; pass the function to a field."""
    named = _names(get_language() or "en").items()
    return sorted(named, key=lambda choice: folded(choice[1]))


@cache
def _names(locale: str) -> dict[str, str]:
    names = Locale.parse(locale, sep="-").languages
    spoken = {code: names[CLDR_CODES.get(code, code)] for code in SPOKEN.split()}
    with override(locale):
        return spoken | {SIGN_LANGUAGE: gettext("Sign language")}
