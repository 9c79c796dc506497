"""Find a person by what somebody types: a name in any writing, a code, a document, a phone.

Blind tokens choose candidates inside the database; only those the actor may know are opened and
compared. What matches among the others is counted, never opened.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.vault.keyring import load_keys
from haven.kernel.ages import BirthDate
from haven.kernel.codes import MistypedCodeError, read_code
from haven.kernel.names import NameMatch, ReadName
from haven.people.persons.births import birth_of
from haven.people.persons.clues import Clue
from haven.people.persons.filing import birth_token, document_token, phone_token
from haven.people.persons.models import Person, Sex
from haven.people.persons.queries.knowing import called, people_i_may_know
from haven.people.persons.queries.tokens import Asked, count_elsewhere, filings_of, nearest

SHOWN = 10
LIKELY_FROM = 0.5
STRONG_FROM = 0.88
"""From here on a second file needs a reason."""

NAMELESS = 0.5
YEARS_APART = 10
WORTH = {Clue.BIRTH: 0.1, Clue.BIRTH_YEAR: 0.05, Clue.BIRTH_DIFFERS: -0.1, Clue.SEX_DIFFERS: -0.15}
"""What a clue beside the name adds to the score."""

CODE = re.compile(r"[0-9A-Za-z]{4}[\s-]?[0-9A-Za-z]{4}")
DATE = re.compile(r"\d{4}-\d\d?-\d\d?|\d\d?\.\d\d?\.\d{4}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who may be the one, how alike from 0 to 1, and what agrees."""

    person: Person
    score: float
    clues: tuple[Clue, ...]

    @property
    def is_strong(self) -> bool:
        """Whether she is so alike that a second file needs a reason."""
        return self.score >= STRONG_FROM


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


@dataclass(frozen=True, slots=True)
class Sought:
    """Who is looked for; ``numbers`` are phones and documents."""

    names: tuple[str, ...] = ()
    sex: str = Sex.UNKNOWN
    birth: BirthDate | None = None
    numbers: tuple[str, ...] = ()


def find(actor: Actor, text: str, missions: Collection[Mission]) -> Found:
    """Whom does the actor mean by this text? ``missions`` are those where she may search."""
    code, advice = _code_in(text)
    if code:
        return _called(actor, code, missions)
    words = " ".join(re.findall(r"[^\W\d_][^\d_]*", DATE.sub(" ", text)))
    numbers = (text,) if re.search(r"\d", text) else ()
    sought = Sought((words,) if words else (), birth=_date_in(text), numbers=numbers)
    found = alike(actor, sought, missions)
    return found if found.candidates else Found([], found.known_elsewhere, advice)


def alike(actor: Actor, sought: Sought, missions: Collection[Mission]) -> Found:
    """People like the one described, the likeliest first, in missions where she may search."""
    realms = [mission.code for mission in missions]
    exact = {token for realm in realms for token in _exact(realm, sought)}
    asked = Asked.of(realms, " ".join(sought.names), exact)
    filings = filings_of(asked)
    near = nearest(actor, asked, filings)
    people = Person.objects.filter(pk__in=near).prefetch_related("names")
    load_keys(near)
    names = [ReadName.of(name) for name in sought.names]
    scored = [_compared(person, names, sought, exact=near[person.pk]) for person in people]
    likely = sorted((one for one in scored if one.score >= LIKELY_FROM), key=lambda one: -one.score)
    shown = [_at_home(one, missions) for one in likely[:SHOWN]]
    return Found(shown, count_elsewhere(actor, missions, asked, filings))


def _at_home(one: Candidate, missions: Iterable[Mission]) -> Candidate:
    """With her mission at hand; a token that two missions share may bring her from another."""
    person = one.person
    person.mission = {home.pk: home for home in missions}.get(person.mission_id) or person.mission
    return one


def _called(actor: Actor, code: str, missions: Collection[Mission]) -> Found:
    person = people_i_may_know(actor).filter(called(code)).first()
    if person:
        return Found([Candidate(person, 1.0, (Clue.CODE,))])
    known = Person.objects.filter(called(code), restricted=False, forgotten_on=None)
    return Found([], known.filter(mission__in=missions).count())


def _exact(realm: str, sought: Sought) -> Iterator[int]:
    for number in sought.numbers:
        yield from filter(None, (phone_token(realm, number), document_token(realm, number)))
    if not sought.names and (born := birth_token(realm, sought.birth)):
        yield born


def _compared(
    person: Person, names: Collection[ReadName], sought: Sought, *, exact: bool
) -> Candidate:
    hers = (ReadName.of(name.text or "") for name in person.names.all())
    match = max(
        (name.compared(asked) for name in hers for asked in names),
        key=lambda match: match.score,
        default=NameMatch(0.0 if sought.names else NAMELESS, ()),
    )
    beside = tuple(_clues_beside_the_name(person, sought))
    score = match.score + sum(WORTH[clue] for clue in beside)
    if exact and sought.numbers:
        return Candidate(person, 1.0, (Clue.NUMBER, *beside))
    return Candidate(person, min(1.0, score), (*map(Clue, match.reasons), *beside))


def _clues_beside_the_name(person: Person, sought: Sought) -> Iterator[Clue]:
    if Sex.UNKNOWN not in (person.sex, sought.sex) and person.sex != sought.sex:
        yield Clue.SEX_DIFFERS
    if sought.birth and (born := birth_of(person)):
        if born == sought.birth:
            yield Clue.BIRTH
        elif born.year == sought.birth.year:
            yield Clue.BIRTH_YEAR
        elif abs(born.year - sought.birth.year) >= YEARS_APART:
            yield Clue.BIRTH_DIFFERS


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
