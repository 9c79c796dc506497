"""One run for one mission: read, compare, keep sealed, hand over to the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from os import cpu_count
from typing import TYPE_CHECKING
from uuid import UUID

from haven.foundation.vault.keyring import held_keys, load_keys
from haven.kernel.linkage import Description, Linkage
from haven.people.matching.actions import ProposedPair, propose_pairs
from haven.people.matching.batch.engines import Engine
from haven.people.matching.batch.keeping import Kept, Likely
from haven.people.matching.batch.linking import Linking
from haven.people.matching.batch.model import kept_model
from haven.people.matching.batch.people import NEWCOMER, ids_of, records_of
from haven.people.matching.batch.prepare import prepare
from haven.people.matching.models import Origin
from haven.people.matching.weighing import described, linkage_of
from haven.people.persons.models import Person

if TYPE_CHECKING:
    from haven.foundation.access.actors import Actor
    from haven.foundation.access.models import Mission

WORTH_A_PROCESS = 20_000
"""So many people make it worth while to read them in several processes."""

AT_ONCE = 500
ONE_IS_NEW = f"(a.source = '{NEWCOMER}' or b.source = '{NEWCOMER}')"


@dataclass(frozen=True)
class Run:
    """What is asked for; ``since`` compares only who was registered since, with everybody."""

    mission: Mission
    kept: Kept
    threshold: float
    tell: Callable[[str], None]
    since: date | None = None

    def compare(self, engine: Engine) -> int:
        """Find and keep the likely pairs, the likeliest first; returns how many there are."""
        ids = ids_of(self.mission)
        processes = min(cpu_count() or 1, 1 + len(ids) // WORTH_A_PROCESS)
        engine.load("records", prepare(records_of(ids, self.since), processes, self.tell))
        linking = Linking(
            engine, len(ids), kept_model(), across=ONE_IS_NEW if self.since else "", tell=self.tell
        )
        found = sorted(linking.found(), key=lambda pair: -pair.weight)
        return self.kept.keep((ids[pair.first], ids[pair.second]) for pair in found)

    def hand_over(self, by: Actor) -> int:
        """Weigh each kept pair once more, in words, and propose it; returns how many newly wait."""
        linkage, waiting = linkage_of(self.mission), 0
        for part in self.kept.parts():
            for start in range(0, len(part), AT_ONCE):
                pairs = self._weighed(linkage, part[start : start + AT_ONCE])
                waiting += propose_pairs(
                    by=by, mission=self.mission, pairs=pairs, origin=Origin.BATCH
                )
            self.tell(f"{waiting:,} pairs wait newly for a decision")
        self.kept.forget()
        return waiting

    def _weighed(self, linkage: Linkage, likely: list[Likely]) -> list[ProposedPair]:
        wanted = {one for pair in likely for one in pair}
        people = Person.objects.filter(pk__in=wanted, mission=self.mission, forgotten_on=None)
        with held_keys():
            load_keys(wanted)
            read = {
                person.pk: described(person)
                for person in people.prefetch_related("mission", "names", "identifiers", "contacts")
            }
        return list(_proposals(linkage, read, likely, self.threshold))


def _proposals(
    linkage: Linkage, read: dict[UUID, Description], likely: list[Likely], threshold: float
) -> Iterator[ProposedPair]:
    for one, other in likely:
        if one in read and other in read:
            score = linkage.score(read[one], read[other])
            if score.probability >= threshold:
                parts = [
                    (part.field, part.level, part.weight, part.reason or "") for part in score.parts
                ]
                yield ProposedPair(one, other, score.probability, parts)
