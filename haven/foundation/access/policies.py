"""Who may do what with accounts, roles and teams."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Now, TruncDate
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.actors import CONSOLE, Actor
from haven.foundation.access.models import UNCONFIRMED_FOR, Membership
from haven.foundation.access.roles import GIVEN, STEWARDS, Role
from haven.foundation.access.rules import Rule

TODAY = TruncDate(Now())


def i_administer_it(actor: Actor) -> Q:
    """The mission, or what is in it, is in an administrator's hands."""
    return Q(pk__in=actor.missions(Role.ADMINISTRATOR))


def i_administer_its_mission(actor: Actor) -> Q:
    """What belongs to a mission the actor administers."""
    return Q(mission__in=actor.missions(Role.ADMINISTRATOR))


def i_supervise_its_mission(actor: Actor) -> Q:
    """What belongs to a mission the actor supervises."""
    return Q(mission__in=actor.missions(Role.SUPERVISOR))


def i_look_after_its_mission(actor: Actor) -> Q:
    """What belongs to a mission the actor is a steward of."""
    return Q(mission__in=actor.missions(*STEWARDS))


def it_is_not_mine(actor: Actor) -> Q:
    """Neither given by the actor nor meant for her: she may be the second person."""
    return ~Q(given_by=actor.user) & ~Q(user=actor.user)


def its_giver_still_gives(actor: Actor) -> Q:
    """Given at the console, or by somebody who administers the mission to this day."""
    giver = Membership.objects.running(TODAY).filter(
        user=OuterRef("given_by"), mission=OuterRef("mission"), role=Role.ADMINISTRATOR
    )
    return Q(given_by__isnull=True) | Q(Exists(giver))


def i_form_teams_in_its_mission(actor: Actor) -> Q:
    """What belongs to a mission in which the actor forms teams."""
    return Q(mission__in=actor.missions(Role.ADMINISTRATOR, Role.SUPERVISOR))


def she_works_for_me_alone(actor: Actor) -> Q:
    """The account of somebody who works, now or soon, in no mission but those I administer.

    What is only proposed for her elsewhere takes her from nobody, and what is only proposed here
    gives her to nobody: such an account is mine as long as nothing waits for it elsewhere. Where
    she is a guest she works for nobody.
    """
    given = Membership.objects.filter(role__in=GIVEN)
    here = given.filter(i_administer_its_mission(actor))
    elsewhere = given.lasting(TODAY).filter(~i_administer_its_mission(actor))
    works = _among(here.filter(proposed=False)) & ~_among(elsewhere.filter(proposed=False))
    only_waits = _among(here) & ~_among(elsewhere)
    return works | only_waits


def _among(held: QuerySet[Membership]) -> Q:
    return Q(pk__in=_holders(held))


def _holders(held: QuerySet[Membership]) -> QuerySet[Membership]:
    """Who holds these roles, as a subquery."""
    return held.values("user")  # type: ignore[return-value]


may_give_roles_in = Rule(_("give roles in"), i_administer_it)
may_end_membership = Rule(
    _("end"), lambda actor: i_administer_its_mission(actor) & Q(proposed=False)
)
may_confirm_membership = Rule(
    _("confirm"),
    lambda actor: (
        i_look_after_its_mission(actor)
        & it_is_not_mine(actor)
        & its_giver_still_gives(actor)
        & Q(proposed=True)
    ),
)
may_refuse_membership = Rule(
    _("refuse"), lambda actor: i_look_after_its_mission(actor) & Q(proposed=True)
)
may_form_teams_in = Rule(
    _("form teams in"),
    lambda actor: Q(pk__in=actor.missions(Role.ADMINISTRATOR, Role.SUPERVISOR)),
)
may_form_teams_at = Rule(_("form teams at"), i_form_teams_in_its_mission)
may_change_team = Rule(_("change"), i_supervise_its_mission)
may_see_staff_of = Rule(_("see who works in"), lambda actor: Q(pk__in=actor.missions(*STEWARDS)))
may_close_account = Rule(_("close the account of"), she_works_for_me_alone)
may_ask_beginning = Rule(
    _("ask for a new beginning for"),
    lambda actor: she_works_for_me_alone(actor) & Q(is_active=True) & ~Q(pk=actor.user.pk),
)
may_open_missions = Rule(_("open missions as"), lambda actor: Q(pk=actor.user.pk, username=CONSOLE))
may_rotate_key_of = Rule(_("rotate the key of"), i_administer_it)
may_see_status_of = Rule(
    _("see the state of"),
    lambda actor: Q(pk__in=actor.missions(Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER)),
)
may_see_team = Rule(_("see"), i_look_after_its_mission)
may_work_in = Rule(_("work in"), lambda actor: Q(pk__in=actor.missions(*GIVEN)))
"""A guest works in her own mission."""
may_see_membership = Rule(_("see"), i_look_after_its_mission)
may_refuse_beginning = Rule(
    _("refuse"),
    lambda actor: Q(
        user__in=_holders(
            Membership.objects.lasting(TODAY)
            .filter(proposed=False, role__in=GIVEN)
            .filter(i_look_after_its_mission(actor))
        )
    ),
)
may_confirm_beginning = Rule(
    _("confirm"),
    lambda actor: (
        may_refuse_beginning.where(actor)
        & Q(confirmed_by__isnull=True, asked_at__gt=now() - UNCONFIRMED_FOR)
        & ~Q(asked_by=actor.user)
        & ~Q(user=actor.user)
    ),
)
may_use_beginning = Rule(
    _("begin anew with"), lambda actor: Q(user=actor.user, confirmed_by__isnull=False)
)
