"""What a person's page shows of our work with her."""

from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.roles import WORK_WITH_PEOPLE
from haven.people.cases.models import Case
from haven.people.cases.policies import may_view
from haven.people.persons.models import Person
from haven.people.persons.panelling import Panel


def panels(person: Person, actor: Actor) -> list[Panel]:
    """Her cases, the newest first, and the way to open one when none is open."""
    cases = list(Case.objects.permitted(actor, may_view).filter(person=person).order_by("-pk"))
    works_here = person.mission_id in actor.missions(*WORK_WITH_PEOPLE)
    may_open = works_here and not any(case.is_open for case in cases)
    context = {"cases": cases, "code": person.code, "may_open": may_open}
    return [Panel(_("Our work with her"), "cases/person_panel.html", context, leads=True)]
