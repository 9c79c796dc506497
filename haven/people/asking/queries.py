"""What can be asked of enquiries: whose files a guest visits, what waits, what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.access.roles import WORK_WITH_PEOPLE, Role
from haven.foundation.vault.keyring import load_keys
from haven.kernel.ages import BirthDate
from haven.people.asking.models import Enquiry, State
from haven.people.asking.policies import may_answer, may_see_asked, may_view
from haven.people.consents.models import Consent, Decision, Purpose, RecipientKind
from haven.people.consents.queries import Recipient, yes_of
from haven.people.persons.births import written
from haven.people.persons.models import Person, Sex
from haven.people.persons.policies import may_view as may_know
from haven.people.persons.queries import Sought

WAITS_FOR = timedelta(days=14)
"""So long an enquiry waits; then it ends as a no does, so that silence tells nothing either."""

NEW_FOR = timedelta(days=14)
"""So long an answer stands among what waits for the asker."""


LATEST = 50
"""So many enquiries that are over stand on a page."""


def standing(on: date) -> QuerySet[Enquiry]:
    """The yeses that hold on a day: the consent each names is her last word, and has not ended.

    A later answer ends it whatever it says and whenever it begins: what she says anew is weighed
    anew, by somebody who asked her.
    """
    last_word = Q(decided_on__gt=OuterRef("consent__decided_on")) | Q(
        decided_on=OuterRef("consent__decided_on"), pk__gt=OuterRef("consent")
    )
    later = Consent.objects.filter(
        last_word,
        person=OuterRef("person"),
        purpose=Purpose.CASE_WORK,
        recipient_kind=RecipientKind.MISSION,
        recipient_mission=OuterRef("from_mission"),
    )
    lasting = Q(consent__ends_on__isnull=True) | Q(consent__ends_on__gte=on)
    agreed = Q(consent__decision=Decision.GIVEN) & ~Q(consent__child_assents=False)
    hers = Q(consent__person=F("person"), consent__recipient_mission=F("from_mission"))
    yeses = Enquiry.objects.filter(lasting, agreed, hers, ~Exists(later), state=State.YES)
    return yeses.filter(person__forgotten_on=None)


def visits(actor: Actor, on: date) -> QuerySet[Enquiry]:
    """The yeses by which the actor is a guest in other missions, while she works in her own."""
    return standing(on).filter(
        asked_by=actor.user,
        from_mission__in=actor.missions(*WORK_WITH_PEOPLE),
        mission__in=actor.missions(Role.GUEST),
    )


def to_answer(actor: Actor) -> QuerySet[Enquiry]:
    """The enquiries that wait for the actor's answer, the oldest first."""
    waiting = Enquiry.objects.permitted(actor, may_answer).filter(state=State.OPEN)
    return _with_names(waiting).order_by("asked_at")


def answered_here(actor: Actor) -> QuerySet[Enquiry]:
    """The latest enquiries of other missions that are over, to whoever could have answered."""
    over = Enquiry.objects.permitted(actor, may_answer).exclude(state=State.OPEN)
    return _with_names(over)[:LATEST]


def asked_by_us(actor: Actor) -> QuerySet[Enquiry]:
    """What the actor, or those she supervises, asked other missions, the newest first."""
    return _with_names(Enquiry.objects.permitted(actor, may_see_asked))[:LATEST]


def count_for_me(actor: Actor, at: datetime) -> tuple[int, int]:
    """How many enquiries wait for her answer, and how many of hers were answered of late."""
    waiting = may_answer.where(actor) & Q(state=State.OPEN)
    answered = may_see_asked.where(actor) & Q(
        asked_by=actor.user, state__in=(State.YES, State.NO), answered_at__gt=at - NEW_FOR
    )
    counted = Enquiry.objects.filter(waiting | answered).aggregate(
        waiting=Count("pk", filter=waiting), answered=Count("pk", filter=answered)
    )
    return counted["waiting"], counted["answered"]


def enquiries_i_see(actor: Actor) -> QuerySet[Enquiry]:
    """Every enquiry the actor may open."""
    return _with_names(Enquiry.objects.permitted(actor, may_view))


def guests_of(person: Person, on: date) -> QuerySet[Enquiry]:
    """The yeses by which somebody of another mission works in her file."""
    return _with_names(standing(on).filter(person=person)).select_related("consent")


def candidates_for(actor: Actor, enquiry: Enquiry, on: date) -> list[tuple[Person, Consent | None]]:
    """Those the actor may know who may be meant, each with the consent a yes could stand on."""
    meant = Person.objects.permitted(actor, may_know).filter(
        pk__in=enquiry.candidates.values("person"), forgotten_on=None
    )
    people = list(meant.prefetch_related("names").order_by("code"))
    load_keys(person.pk for person in people)
    return [(person, consent_towards(enquiry.from_mission, person, on)) for person in people]


def consent_towards(mission: Mission, person: Person, on: date) -> Consent | None:
    """Her consent that a mission of ours works in her file, if it stands."""
    return yes_of(person, Purpose.CASE_WORK, Recipient.our(mission), on)


def overdue(at: datetime) -> list[Enquiry]:
    """What time has ended: enquiries nobody answered, and yeses her consent no longer carries."""
    unanswered = Q(state=State.OPEN, asked_at__lte=at - WAITS_FOR)
    fallen = Q(state=State.YES) & ~Q(pk__in=standing(localdate(at)).values("pk"))
    return list(_with_names(Enquiry.objects.filter(unanswered | fallen)))


def as_told(sought: Sought) -> dict[str, object]:
    """Who is looked for, as it is sealed."""
    return {
        "names": list(sought.names),
        "sex": sought.sex,
        "birth": written(sought.birth) if sought.birth else None,
        "numbers": list(sought.numbers),
    }


def sought_in(enquiry: Enquiry) -> Sought:
    """Who is looked for; nobody, once the words are forgotten."""
    told = enquiry.told or {}
    birth = told.get("birth")
    return Sought(
        names=tuple(told.get("names", ())),
        sex=told.get("sex", Sex.UNKNOWN),
        birth=BirthDate(**birth) if birth else None,
        numbers=tuple(told.get("numbers", ())),
    )


def words_of(enquiries: Iterable[Enquiry]) -> list[Enquiry]:
    """The same enquiries with what was asked about at hand, in one question to the keyring."""
    listed = list(enquiries)
    load_keys(enquiry.pk for enquiry in listed)
    return listed


def _with_names(enquiries: QuerySet[Enquiry]) -> QuerySet[Enquiry]:
    return enquiries.select_related("mission", "from_mission", "asked_by", "answered_by", "person")
