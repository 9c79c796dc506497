"""The pairs that may be confirmed as a list: everything agrees, and nobody else is in question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from haven.kernel.linkage import PROBABLE_FROM
from haven.people.matching.models import (
    EITHER_IS_RESTRICTED,
    UNDECIDED,
    Pair,
    PairQuerySet,
    Verdict,
)
from haven.people.matching.policies import may_decide
from haven.people.persons.models import HouseholdMember, Relation

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

    from haven.foundation.access.actors import Actor

SURE_FROM = PROBABLE_FROM
"""By the weights we start with full agreement is 0.92 to 0.95 probable, for relatives share much;
only a document in common leads beyond that."""

AT_ONCE = 25


def sure_pairs(actor: Actor, origin: str = "") -> PairQuerySet:
    """Names, birth date and sex all agree; neither is restricted, a relative or in another pair."""
    pairs: PairQuerySet = Pair.objects.permitted(actor, may_decide)
    sure = pairs.filter(
        ~Q(Exists(_relations())),
        ~Q(Exists(_households())),
        ~Q(Exists(_rivals())),
        verdict=Verdict.OPEN,
        all_agree=True,
        probability__gte=SURE_FROM,
    ).exclude(EITHER_IS_RESTRICTED)
    narrowed = sure.filter(origin=origin) if origin else sure
    return narrowed.order_by("-probability", "pk")


def _relations() -> QuerySet[Model]:
    """That one is written down as the other's relative, from either side."""
    there = Q(person=OuterRef("first"), other=OuterRef("second"))
    back = Q(person=OuterRef("second"), other=OuterRef("first"))
    return Relation.objects.filter(there | back)


def _households() -> QuerySet[Model]:
    """That both have lived in one household, which nobody does with herself."""
    hers = HouseholdMember.objects.filter(person=OuterRef("first"))
    return hers.filter(household__members__person=OuterRef("second"))


def _rivals() -> QuerySet[Model]:
    """That one of them may be, or is, somebody else's record as well."""
    her = Q(first=OuterRef("first")) | Q(second=OuterRef("first"))
    other = Q(first=OuterRef("second")) | Q(second=OuterRef("second"))
    undecided_or_same = Pair.objects.filter(UNDECIDED | Q(verdict=Verdict.SAME))
    return undecided_or_same.filter(her | other).exclude(pk=OuterRef("pk"))
