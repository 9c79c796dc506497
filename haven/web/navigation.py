"""The places of Haven, in the order she walks them."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PLACES: tuple[tuple[str, Promise], ...] = (
    ("home", _("My work")),
    ("find", _("Find")),
    ("intake", _("Intake")),
    ("evidence", _("Evidence")),
    ("directory:list", _("Directory")),
    ("steward", _("Steward")),
)
"""The url name of each place and what it is called. A place nobody built is left out."""


@dataclass(frozen=True)
class Place:
    """One link of the navigation."""

    url: str
    words: Promise
    here: bool


def places(path: str) -> list[Place]:
    """The places that exist, with a mark at the one ``path`` belongs to."""
    found = [(url, words) for name, words in PLACES if (url := address(name))]
    here = max((url for url, _words in found if path.startswith(url)), key=len, default="")
    return [Place(url, words, url == here) for url, words in found]


def address(name: str) -> str:
    """Where the page of this name is, or nothing."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
