"""What a person has agreed to, and whether it allows something today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.utils.translation import get_language

from haven.foundation.access.models import Mission
from haven.people.consents.models import Consent, Purpose, RecipientKind
from haven.people.consents.policies import may_view_consent
from haven.people.consents.states import State, standing_answer, state_of
from haven.people.consents.wordings import FALLBACK, all_wordings

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from haven.foundation.access.actors import Actor
    from haven.foundation.directory.models import Organisation
    from haven.people.persons.models import Person


@dataclass(frozen=True, slots=True)
class Recipient:
    """Towards whom: us, a named organisation, authority or mission, or her country of origin."""

    kind: str = RecipientKind.US
    organisation: Organisation | None = None
    mission: Mission | None = None

    @classmethod
    def our(cls, mission: Mission) -> Self:
        """Another mission of this organisation."""
        return cls(RecipientKind.MISSION, mission=mission)

    def written(self) -> dict[str, Any]:
        """How a consent says so, by the names of its fields."""
        return {
            "recipient_kind": self.kind,
            "recipient": self.organisation,
            "recipient_mission": self.mission,
        }

    @property
    def name(self) -> str:
        """Its name, if it has one."""
        named = self.organisation or self.mission
        return named.name if named else ""


US = Recipient()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where we stand about one purpose towards one recipient."""

    purpose: Purpose
    recipient: Recipient
    state: State
    since: date | None = None
    until: date | None = None
    answer: Consent | None = None

    @property
    def allows(self) -> bool:
        """Whether it allows what it is about."""
        return self.state is State.GIVEN


def standing(person: Person, on: date) -> list[Standing]:
    """Where we stand about every purpose, in one question to the database."""
    asked = defaultdict[tuple[object, ...], list[Consent]](list)
    for answer in person.consents.select_related("recipient", "recipient_mission"):
        towards = (answer.recipient_kind, answer.recipient_id, answer.recipient_mission_id)
        asked[answer.purpose, *towards].append(answer)
    found = [_standing(answers, on) for answers in asked.values()]
    return [one for purpose in Purpose for one in _about(purpose, found)]


def allows(person: Person, purpose: str, recipient: Recipient, on: date) -> bool:
    """Whether she has agreed to this purpose towards this recipient, and still does."""
    return yes_of(person, purpose, recipient, on) is not None


def yes_of(person: Person, purpose: str, recipient: Recipient, on: date) -> Consent | None:
    """The answer by which she agrees to this purpose towards this recipient, if she does."""
    answers = person.consents.filter(purpose=purpose, **recipient.written())
    answer = standing_answer(answers, on)
    return answer if state_of(answer, on) is State.GIVEN else None


def other_missions(person: Person) -> QuerySet[Mission]:
    """The missions of this organisation beside hers, by name."""
    return Mission.objects.exclude(pk=person.mission_id).order_by("name")


def who_allow(receiver: Organisation, purpose: str, on: date) -> set[UUID]:
    """Everybody who has agreed to this purpose towards an organisation, and still does.

    Her latest answer about it counts, whether she was told it is an organisation or an authority.
    """
    asked = defaultdict[UUID, list[Consent]](list)
    answers = Consent.objects.filter(recipient=receiver, purpose=purpose)
    for answer in answers.defer("reason", "guardian"):
        asked[answer.person_id].append(answer)
    states = {her: state_of(standing_answer(said, on), on) for her, said in asked.items()}
    return {her for her, state in states.items() if state is State.GIVEN}


def consents_of(actor: Actor, person: Person) -> QuerySet[Consent]:
    """Every answer she has given, the newest first."""
    answers = Consent.objects.permitted(actor, may_view_consent).filter(person=person)
    return answers.select_related(
        "recipient", "recipient_mission", "recorded_by", "person", "mission"
    )


def language_to_read_in(person: Person) -> str:
    """The language the words are read out in: hers if we have the words, else the worker's."""
    ours = {one.language for one in all_wordings()}
    hers = [spoken.language for spoken in person.languages.all() if spoken.language in ours]
    return hers[0] if hers else (get_language() or FALLBACK)


def _standing(answers: list[Consent], on: date) -> Standing:
    first, answer = answers[0], standing_answer(answers, on)
    return Standing(
        purpose=Purpose(first.purpose),
        recipient=Recipient(first.recipient_kind, first.recipient, first.recipient_mission),
        state=state_of(answer, on),
        since=answer.decided_on if answer else None,
        until=answer.ends_on if answer else None,
        answer=answer,
    )


def _about(purpose: Purpose, found: list[Standing]) -> Iterator[Standing]:
    about = [one for one in found if one.purpose == purpose]
    yield from about or [Standing(purpose, US, State.NOT_ASKED)]
