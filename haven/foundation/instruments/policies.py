"""Who may write, publish, read and fill questionnaires."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.roles import GIVEN, WORK_WITH_PEOPLE, Role
from haven.foundation.access.rules import Rule
from haven.foundation.instruments.models import NAMES_SOMEBODY, State

WRITERS = (Role.ANALYST, Role.SUPERVISOR)
READERS = GIVEN - {Role.PARTNER}


def i_write_in_its_mission(actor: Actor) -> Q:
    """It belongs to a mission whose questionnaires I look after."""
    return Q(mission__in=actor.missions(*WRITERS))


def it_is_not_mine(actor: Actor) -> Q:
    """Somebody else put it in."""
    return ~Q(uploaded_by=actor.user)


def i_may_ask_it(actor: Actor) -> Q:
    """People are asked by who works with them; places and passers-by also by enumerators."""
    of_people = Q(about__in=NAMES_SOMEBODY, mission__in=actor.missions(*WORK_WITH_PEOPLE))
    of_others = ~Q(about__in=NAMES_SOMEBODY) & Q(
        mission__in=actor.missions(*WORK_WITH_PEOPLE, Role.ENUMERATOR)
    )
    return of_people | of_others


may_add_instrument_in = Rule(
    _("add a questionnaire in"), lambda actor: Q(pk__in=actor.missions(*WRITERS))
)
may_see_edition = Rule(_("see"), lambda actor: Q(mission__in=actor.missions(*READERS)))
may_change_instrument = Rule(_("change"), i_write_in_its_mission)
may_publish = Rule(
    _("publish"),
    lambda actor: i_write_in_its_mission(actor) & it_is_not_mine(actor) & Q(state=State.DRAFT),
)
may_withdraw = Rule(
    _("withdraw"),
    lambda actor: i_write_in_its_mission(actor) & ~Q(state=State.WITHDRAWN),
)
may_review = Rule(_("say that she has read"), may_see_edition.where)
may_fill = Rule(_("fill"), lambda actor: i_may_ask_it(actor) & Q(state=State.PUBLISHED))
may_send = Rule(_("send answers to"), lambda actor: i_may_ask_it(actor) & ~Q(state=State.DRAFT))
