"""Compare: our file leaves, the partner's comes, and only probable pairs stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.audit.actions import action
from haven.foundation.audit.trail import record
from haven.foundation.inserting import insert_many
from haven.foundation.jobs.later import Job, later
from haven.foundation.turns import take_turns
from haven.foundation.vault.keyring import held_keys, make_keys
from haven.reach.encodings.actions.agreeing import RefusedError, refuse_agreement
from haven.reach.encodings.days import day_of
from haven.reach.encodings.ending import delete_file
from haven.reach.encodings.files import Encoded, as_kept
from haven.reach.encodings.models import Agreement, Numbered, Pair, TheirFile
from haven.reach.encodings.policies import may_compare_under
from haven.reach.encodings.queries import digest_of, is_ours, who_agrees

CHANGED = _("Somebody's consent changed while the file was made. Make it anew.")
OURS = _("This is our own file. Send the partner's.")
WAITS = _("Another file of the partner is being compared. Wait until it is done.")


@dataclass(frozen=True, slots=True)
class ProbablePair:
    """One of our people, a number of theirs, and how alike the encodings are, 0 to 1."""

    person: UUID
    number: str
    likeness: float


@action
def keep_numbers(
    *, by: Actor, agreement: Agreement, numbers: Mapping[UUID, str], at: datetime
) -> None:
    """Keep, as blind tokens, who has which number in the file that leaves; the old ones go.

    Raises:
        RefusedError: the agreement does not count now, or somebody in the file does not agree.
    """
    may_compare_under.require(by, agreement)
    take_turns(agreement.mission)  # nobody is forgotten or restricted until it is kept
    refuse_agreement(agreement, at)
    if not numbers.keys() <= who_agrees(by, agreement, day_of(at)):
        raise RefusedError(CHANGED)
    agreement.numbered.all().delete()
    mission = agreement.mission
    insert_many(
        [
            Numbered(
                mission=mission,
                agreement=agreement,
                person_id=person,
                digest=digest_of(agreement, number),
            )
            for person, number in numbers.items()
        ]
    )
    agreement.encoded, agreement.encoded_at = len(numbers), at
    agreement.save(update_fields=["encoded", "encoded_at"])
    record(by, "encodings.taken_out", agreement, mission=mission, count=len(numbers))


@action
def send_file(
    *, by: Actor, agreement: Agreement, records: list[Encoded], at: datetime, job: Job
) -> None:
    """Keep the partner's file, sealed under its own key, until ``job`` has compared it.

    Raises:
        RefusedError: the agreement does not count now, the file is our own, or another waits.
    """
    may_compare_under.require(by, agreement)
    take_turns(agreement.mission)
    refuse_agreement(agreement, at)
    if TheirFile.objects.filter(agreement=agreement).exists():
        raise RefusedError(WAITS)
    if is_ours(agreement, [one.number for one in records[:1]]):
        raise RefusedError(OURS)
    file = TheirFile(
        mission=agreement.mission,
        agreement=agreement,
        sent_by=by.user,
        sent_at=at,
        count=len(records),
        key=uuid4(),
    )
    with held_keys():
        make_keys([file.key], agreement.mission.code)
        file.content = as_kept(records)
        file.save(force_insert=True)
    later(job, file.pk)
    record(by, "encodings.sent", agreement, mission=agreement.mission, count=file.count)


@action
def keep_pairs(
    *, by: Actor, file: TheirFile, pairs: Sequence[ProbablePair], ours: int, at: datetime
) -> None:
    """Keep the probable pairs of a comparison, and delete the partner's file.

    Who no longer agrees is in no pair. A person who is in one already keeps what was decided.

    Raises:
        RefusedError: the agreement does not count any more.
    """
    agreement, mission = file.agreement, file.agreement.mission
    may_compare_under.require(by, agreement)
    take_turns(mission)
    refuse_agreement(agreement, at)
    agree = who_agrees(by, agreement, day_of(at))
    agreement.pairs.filter(state="waiting").delete()
    paired = set(agreement.pairs.values_list("person", flat=True))
    fresh = [one for one in pairs if one.person in agree - paired]
    insert_many([_pair(agreement, one) for one in fresh])
    agreement.compared_at = at
    agreement.save(update_fields=["compared_at"])
    delete_file(agreement)
    counts = {"theirs": file.count, "ours": ours, "found": len(fresh)}
    record(by, "encodings.compared", agreement, mission=mission, **counts)


def _pair(agreement: Agreement, found: ProbablePair) -> Pair:
    return Pair(
        mission=agreement.mission,
        agreement=agreement,
        person_id=found.person,
        number=found.number,
        likeness=round(found.likeness * 100),
    )
