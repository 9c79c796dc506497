"""What can be asked of answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from haven.foundation.instruments.models import NAMES_SOMEBODY, Edition
from haven.foundation.instruments.queries import published_for
from haven.people.assessments.models import Assessment
from haven.people.assessments.policies import may_read

if TYPE_CHECKING:
    from haven.foundation.access.actors import Actor
    from haven.people.cases.models import Case


def may_be_asked_on(actor: Actor, case: Case) -> QuerySet[Edition]:
    """The questionnaires that can be asked on a case today."""
    return published_for(actor).filter(mission=case.mission_id, about__in=NAMES_SOMEBODY)


def answers_on(actor: Actor, case: Case) -> QuerySet[Assessment]:
    """What was answered on a case, the newest first; nothing is opened."""
    read = Assessment.objects.permitted(actor, may_read).filter(case=case)
    return read.select_related("answered_by", "edition__instrument").defer(
        "xml", "answers", "edition__workbook", "edition__sheets", "edition__xform"
    )


def readable(actor: Actor) -> QuerySet[Assessment]:
    """Answers she may read, with all that a page says of them."""
    found = Assessment.objects.permitted(actor, may_read)
    return found.select_related(
        "case__person", "case__mission", "answered_by", "edition__instrument", "mission"
    ).defer("edition__workbook", "edition__sheets", "edition__xform")


def time_before(assessment: Assessment) -> Assessment | None:
    """When she was asked the same before, on this case or an earlier one of hers."""
    earlier = Assessment.objects.filter(
        person=assessment.person_id, code=assessment.code, answered_at__lt=assessment.answered_at
    )
    return earlier.order_by("-answered_at").first()
