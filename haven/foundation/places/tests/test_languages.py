"""Every language people speak has a name in every language of the interface."""

import pytest
from django.utils.translation import override

from haven.foundation.places.languages import (
    LANGUAGES,
    UnknownLanguageError,
    language_choices,
    language_name,
)

NEEDED = "tg ps fa prs ku uz ky kk ka hy az tr sq bs hr sr mk ro uk ru ar am ti so bn ur rom"


@pytest.mark.parametrize("code", NEEDED.split())
def test_the_languages_of_the_region_are_there(code):
    assert code in LANGUAGES


def test_dari_is_told_from_persian():
    assert language_name("prs", "en") == "Dari"
    assert language_name("fa", "en") == "Persian"
    assert language_name("prs", "ru") == "дари"


def test_choices_follow_the_reader():
    with override("ar"):
        names = dict(language_choices())
    assert names["tg"] == "الطاجيكية"
    assert len(names) == len(LANGUAGES)


def test_an_unknown_language_is_refused():
    with pytest.raises(UnknownLanguageError):
        language_name("xx")
