"""What a case page shows of questionnaires: what was answered, and the way to ask."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.roles import WORK_WITH_PEOPLE
from haven.foundation.vault.keyring import load_keys
from haven.people.assessments.queries import answers_on
from haven.people.assessments.telling import Teller
from haven.people.cases.models import Case
from haven.people.cases.panelling import Panel

NEWEST = 5


def panels(case: Case, actor: Actor) -> list[Panel]:
    """The newest answers with what came out of them, and the way to ask."""
    load_keys([case.person_id])
    newest = list(answers_on(actor, case)[:NEWEST])
    told = [(one, Teller.of(one.edition).in_short(one)) for one in newest]
    may_ask = case.is_open and case.mission_id in actor.missions(*WORK_WITH_PEOPLE)
    context = {"answers": told, "case": case, "may_ask": may_ask, "all": len(newest) == NEWEST}
    return [Panel(_("Questionnaires"), "assessments/panel.html", context)]
