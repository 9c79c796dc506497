"""Find a person by what somebody types: a name in any writing, a code, a document, a phone.

Blind drawers choose candidates inside the database; only those the actor may know are opened and
weighed, with evidence. What matches among the others is counted, never opened.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from heapq import nlargest

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.kernel.ages import BirthDate
from haven.kernel.codes import MistypedCodeError, read_code
from haven.kernel.linkage import PROBABLE_FROM, Field, Level, Score
from haven.people.persons.evidence import Evidence, in_words
from haven.people.persons.models import Person
from haven.people.persons.queries.knowing import called, people_i_may_know
from haven.people.persons.queries.opening import as_written, described, likeness, opened
from haven.people.persons.queries.tokens import (
    Asked,
    asked_of,
    nearest,
    strangers,
)
from haven.people.persons.queries.weighing import linkage_of
from haven.people.persons.sought import Sought

SHOWN = 10
WEIGHED = 14
"""So many of those who look most alike are weighed by all that is known."""

STRONG_FROM = 0.5
"""From this probability on a second file needs a reason."""

TELLING = frozenset(
    {
        Field.GIVEN_NAME,
        Field.GIVEN_NAME_ACROSS,
        Field.FAMILY_NAME,
        Field.FAMILY_NAME_ACROSS,
        Field.BIRTH_DAY,
        Field.DOCUMENT,
    }
)
AGREEING = frozenset({Level.EXACT, Level.ALIKE, Level.SIMILAR, Level.SAME, Level.SAME_DAY})
"""Who agrees in none of this is not shown, however much else agrees."""

CODE = re.compile(r"[0-9A-Za-z]{4}[\s-]?[0-9A-Za-z]{4}")
DATE = re.compile(r"\d{4}-\d\d?-\d\d?|\d\d?\.\d\d?\.\d{4}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who may be the one, and what speaks for and against it; without a score by code."""

    person: Person
    score: Score | None = None

    @property
    def probability(self) -> float:
        """How probable it is that she is the one."""
        return self.score.probability if self.score else 1.0

    @property
    def is_strong(self) -> bool:
        """Whether she is so alike that a second file needs a reason."""
        return self.probability >= STRONG_FROM

    @property
    def is_probable(self) -> bool:
        """Whether she is the one, as far as evidence goes."""
        return self.probability >= PROBABLE_FROM

    @property
    def evidence(self) -> list[Evidence]:
        """What agrees and what does not, in words, the weightiest first."""
        return in_words(self.score) if self.score else []


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found; ``known_elsewhere`` counts matches the actor may not open."""

    candidates: list[Candidate] = field(default_factory=list)
    known_elsewhere: int = 0
    advice: str = ""

    def beside(self, person: Person) -> Found:
        """Those who can be tied to a person: of her mission, and not herself."""
        others = [
            one
            for one in self.candidates
            if one.person != person and one.person.mission_id == person.mission_id
        ]
        return replace(self, candidates=others)


def find(actor: Actor, text: str, missions: Collection[Mission]) -> Found:
    """Whom does the actor mean by this text? ``missions`` are those where she may search."""
    code, advice = _code_in(text)
    if code:
        return _called(actor, code, missions)
    found = alike(actor, read(text), missions)
    return found if found.candidates else Found([], found.known_elsewhere, advice)


def read(text: str) -> Sought:
    """Who is described by a line of words, a date and a number."""
    words = " ".join(re.findall(r"[^\W\d_][^\d_]*", DATE.sub(" ", text)))
    numbers = (text,) if re.search(r"\d", text) else ()
    return Sought((words,) if words else (), birth=_date_in(text), numbers=numbers)


def alike(actor: Actor, sought: Sought, missions: Collection[Mission]) -> Found:
    """People like the one described, the likeliest first, in missions where she may search."""
    candidates, elsewhere = list[Candidate](), 0
    for asked in asked_of(missions, sought):
        candidates += _weighed(actor, sought, asked)
        elsewhere += len(strangers(actor, asked))
    best = nlargest(SHOWN, candidates, key=_total)
    return Found(_at_hand(best, missions), elsewhere)


def _total(one: Candidate) -> float:
    return one.score.total if one.score else 0.0


def _weighed(actor: Actor, sought: Sought, asked: Asked) -> list[Candidate]:
    """Those of one mission who look most alike, weighed; whom nothing speaks for is left out."""
    near = opened(actor, nearest(actor, asked), asked.exact)
    names = [as_written(name) for name in sought.names]
    best = nlargest(WEIGHED, near, key=lambda one: likeness(one, names, sought))
    theirs = [one.described() for one in best]
    hers = {exact: described(sought, exact=exact) for exact in (True, False)}
    linkage = linkage_of(asked.cabinets, [hers[False], *theirs])
    pairs = zip(best, theirs, strict=True)
    scores = [(one.pk, linkage.score(hers[one.exact], other)) for one, other in pairs]
    return [Candidate(Person(pk=pk), score) for pk, score in scores if _speaks(score)]


def _speaks(score: Score) -> bool:
    """Whether a name, a number or the very day of birth speaks for her, whatever speaks against."""
    return any(part.field in TELLING and part.level in AGREEING for part in score.parts)


def _at_hand(best: list[Candidate], missions: Collection[Mission]) -> list[Candidate]:
    """The people themselves, with their names and their missions."""
    people = Person.objects.filter(pk__in=[one.person.pk for one in best])
    found = {person.pk: person for person in people.prefetch_related("names")}
    homes = {mission.pk: mission for mission in missions}
    for person in found.values():
        person.mission = homes[person.mission_id]
    return [replace(one, person=found[one.person.pk]) for one in best]


def _called(actor: Actor, code: str, missions: Collection[Mission]) -> Found:
    person = people_i_may_know(actor).filter(called(code)).first()
    if person:
        return Found([Candidate(person)])
    known = Person.objects.filter(called(code), restricted=False, forgotten_on=None)
    return Found([], known.filter(mission__in=missions).count())


def _code_in(text: str) -> tuple[str, str]:
    """The code typed, or what is wrong with what looks like one."""
    typed = text.strip()
    if not CODE.fullmatch(typed):
        return "", ""
    try:
        return read_code(typed), ""
    except MistypedCodeError as mistyped:
        return "", str(mistyped) if re.search(r"\d", typed) else ""


def _date_in(text: str) -> BirthDate | None:
    if written := DATE.search(text):
        pattern = "%d.%m.%Y" if "." in written[0] else "%Y-%m-%d"
        with suppress(ValueError):
            born: date = datetime.strptime(written[0], pattern).date()
            return BirthDate(born.year, born.month, born.day)
    return None
