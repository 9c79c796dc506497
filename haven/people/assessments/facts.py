"""What answers say to the statistics: which questionnaire, when, in which band; never an answer."""

from __future__ import annotations

from collections.abc import Iterator

from haven.kernel.facts import UNKNOWN, Fact
from haven.people.assessments.models import Assessment
from haven.people.persons.facts import region_of

CODES = ("person__birth", "xml", "answers", "result")


def facts() -> Iterator[Fact]:
    """A fact for every questionnaire answered; what is restricted says nothing here."""
    answered = Assessment.objects.filter(edition__restricted=False).select_related(
        "mission", "person"
    )
    for one in answered.defer(*CODES).order_by("pk").iterator(2000):
        yield Fact(
            what=f"questionnaire {one.code}"[:60],
            mission=one.mission.code,
            month=one.answered_at.date().replace(day=1),
            sex=one.person.sex,
            age_band=one.person.age_band,
            region=region_of(one.person.nationalities),
            outcome=one.outcome or UNKNOWN,
        )
