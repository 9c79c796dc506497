"""In what do two descriptions agree, and how far? What one of them does not know says nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from haven.kernel.ages import BirthDate, Precision
from haven.kernel.linkage.describing import Description
from haven.kernel.names import Reason

YEARS_NEAR = 2


class Field(StrEnum):
    """What is compared.

    A name in two writings is a field apart from one in the same, for it is never spelt alike; and
    a birth date is three, by what both sides know of it.
    """

    GIVEN_NAME = "given_name"
    GIVEN_NAME_ACROSS = "given_name_across"
    FAMILY_NAME = "family_name"
    FAMILY_NAME_ACROSS = "family_name_across"
    NAME_ORDER = "name_order"
    BIRTH_DAY = "birth_day"
    BIRTH_MONTH = "birth_month"
    BIRTH_YEAR = "birth_year"
    SEX = "sex"
    NATIONALITY = "nationality"
    ORIGIN = "origin"
    DOCUMENT = "document"
    PHONE = "phone"


class Level(StrEnum):
    """How far a field agrees. Alike is one name in two spellings, similar a mere resemblance."""

    EXACT = "exact"
    ALIKE = "alike"
    SIMILAR = "similar"
    SAME = "same"
    SWAPPED = "swapped"
    SAME_DAY = "same_day"
    SAME_MONTH = "same_month"
    SAME_YEAR = "same_year"
    NEAR = "near"
    FAR = "far"
    SAME_TOWN = "same_town"
    SAME_DISTRICT = "same_district"
    SAME_REGION = "same_region"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Agreement:
    """One field compared: how far it agrees, what the names say, and how the words sound."""

    field: Field
    level: Level
    reason: Reason | None = None
    heard: tuple[str, ...] = ()


BIRTH_FIELDS = {
    Precision.DAY: Field.BIRTH_DAY,
    Precision.MONTH: Field.BIRTH_MONTH,
    Precision.YEAR: Field.BIRTH_YEAR,
}
NEAREST_FIRST = (Level.DIFFERENT, Level.SAME_REGION, Level.SAME_DISTRICT, Level.SAME_TOWN)


def beside_the_name(a: Description, b: Description) -> Iterator[Agreement]:
    """Everything both know, except the names."""
    if a.birth and b.birth:
        yield _births(a.birth, b.birth)
    if a.sex and b.sex:
        yield Agreement(Field.SEX, _same(agree=a.sex == b.sex))
    for field, ours, theirs in (
        (Field.NATIONALITY, a.nationalities, b.nationalities),
        (Field.DOCUMENT, a.documents, b.documents),
        (Field.PHONE, a.phones, b.phones),
    ):
        if ours and theirs:
            yield Agreement(field, _same(agree=not ours.isdisjoint(theirs)))
    if a.origin and b.origin:
        yield _origins(a.origin, b.origin)


def _same(*, agree: bool) -> Level:
    return Level.SAME if agree else Level.DIFFERENT


def _births(a: BirthDate, b: BirthDate) -> Agreement:
    """Compared as far as both know it."""
    a, b = believed(a), believed(b)
    known = max(a.precision, b.precision, key=list(Precision).index)
    return Agreement(BIRTH_FIELDS[known], _birth_level(a, b, known))


def _birth_level(a: BirthDate, b: BirthDate, known: Precision) -> Level:
    if a.year != b.year:
        return Level.NEAR if abs(a.year - b.year) <= YEARS_NEAR else Level.FAR
    if known is Precision.YEAR:
        return Level.SAME_YEAR
    if known is Precision.DAY and a == b:
        return Level.SAME_DAY
    swapped = known is Precision.DAY and (a.month, a.day) == (b.day, b.month)
    return Level.SAME_MONTH if a.month == b.month or swapped else Level.SAME_YEAR


def believed(birth: BirthDate) -> BirthDate:
    """1 January is where offices write a date of which they know the year."""
    return BirthDate(birth.year) if (birth.month, birth.day) == (1, 1) else birth


def _origins(a: tuple[str, ...], b: tuple[str, ...]) -> Agreement:
    """As many steps from the region towards the town as both take together."""
    shared = 0
    for ours, theirs in zip(a, b, strict=False):
        if ours != theirs:
            break
        shared += 1
    return Agreement(Field.ORIGIN, NEAREST_FIRST[min(shared, 3)])
