"""The places of Haven, in the order she walks them."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.roles import WORK_WITH_PEOPLE, Role
from haven.foundation.directory.policies import READERS
from haven.foundation.instruments.policies import READERS as QUESTIONNAIRE_READERS
from haven.insight.statistics.policies import READERS as FIGURE_READERS

EVERYBODY = frozenset(Role)

PLACES: tuple[tuple[str, Promise, frozenset[Role]], ...] = (
    ("home", _("My work"), EVERYBODY),
    ("find", _("Find"), WORK_WITH_PEOPLE),
    ("intake", _("Intake"), WORK_WITH_PEOPLE),
    ("matching:desk", _("Same person?"), WORK_WITH_PEOPLE),
    ("evidence", _("Evidence"), frozenset(FIGURE_READERS)),
    ("exchange:index", _("Exchange"), frozenset({Role.CASE_WORKER, Role.SUPERVISOR})),
    ("capture:phones", _("Phones"), WORK_WITH_PEOPLE | {Role.ENUMERATOR}),
    ("instruments:list", _("Questionnaires"), QUESTIONNAIRE_READERS),
    ("directory:list", _("Directory"), READERS),
    ("steward", _("Steward"), EVERYBODY),
)
"""The url name of each place, what it is called, who has work there; unbuilt is left out."""


@dataclass(frozen=True)
class Place:
    """One link of the navigation."""

    url: str
    words: Promise
    here: bool


def places(path: str, actor: Actor) -> list[Place]:
    """The places where she has work, with a mark at the one ``path`` belongs to; asks no query."""
    hers = [(name, words) for name, words, roles in PLACES if actor.holds(*roles)]
    found = [(url, words) for name, words in hers if (url := address(name))]
    here = max((url for url, _words in found if path.startswith(url)), key=len, default="")
    return [Place(url, words, url == here) for url, words in found]


def address(name: str) -> str:
    """Where the page of this name is, or nothing."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
