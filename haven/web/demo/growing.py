"""Grow the fictional year: three missions, about six hundred people, and our work with them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

from django.db import transaction

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission, User
from haven.foundation.audit.models import Entry
from haven.foundation.vault.router import KEYRING
from haven.people.matching.actions import look_for_pairs_of
from haven.people.matching.models import Origin
from haven.web.demo import nargis
from haven.web.demo.actions import IMAGINED, imagine_mission
from haven.web.demo.arrivals import reception
from haven.web.demo.companies import Arrivals, Company
from haven.web.demo.doubles import meet_again
from haven.web.demo.missions import Desk, open_desks, working_day
from haven.web.demo.questionnaires import publish_questionnaires
from haven.web.demo.staff import PROTECTION
from haven.web.demo.tellings import Teller, fictional_phones

SEED = 1951
"""The year the first of the people this product is for were given a convention."""

PEOPLE = 600
YEAR = timedelta(days=365)
DOUBLES = 7


class RealMissionsError(Exception):
    """Real and invented people must never stand in one database."""


def only_fictional() -> bool:
    """Whether every mission here, if there is any, was grown: their trails say so."""
    imagined = Entry.objects.filter(act=IMAGINED).values("mission")
    return not Mission.objects.exclude(code__in=imagined).exists()


def grow(*, now: datetime, seed: int = SEED, people: int = PEOPLE) -> None:
    """Grow the fictional year that ends now: all of it, or nothing.

    The same seed and day give the same people; only codes and keys are always new.

    Raises:
        RealMissionsError: there are missions already.
    """
    if Mission.objects.exists():
        raise RealMissionsError
    dice = Random(seed)  # noqa: S311 - fiction, not secrets
    with transaction.atomic(), transaction.atomic(using=KEYRING):
        desks = open_desks(now, since=now.date() - 2 * YEAR)
        for desk in desks:
            imagine_mission(by=Actor.console(), mission=desk.mission)
        hana = Actor.of(User.objects.get(username="hana"), on=now.date())
        for desk in desks:
            publish_questionnaires(desk, hana, all_of_them=desk is desks[0])
        amina, *_ = desks[0].workers[PROTECTION]
        nargis.tell(desks[0], amina, dice)
        met = _populate(desks, people // len(desks), dice)
        for desk in desks:
            elsewhere = [nargis.FAMILY] if desk is not desks[0] else []
            again = [*elsewhere, *dice.sample(met, DOUBLES)]
            doubles = [meet_again(desk, company, dice).pk for company in again]
            look_for_pairs_of(
                by=Actor.console(), mission=desk.mission, people=doubles, origin=Origin.SEARCH
            )


def _populate(desks: list[Desk], people: int, dice: Random) -> list[Company]:
    """So many people to every desk; returns the companies they came in."""
    phones, met = fictional_phones(dice), list[Company]()
    for desk in desks:
        teller = Teller(dice, desk.mission.country, phones)
        arrivals = Arrivals(dice, desk.mission.code, teller)
        here = 0
        while here < people:
            on = _some_day(desk, dice)
            company = arrivals.company(on)
            here += len(reception(desk, dice, company, on).receive())
            met.append(company)
    return met


def _some_day(desk: Desk, dice: Random) -> date:
    """A working day of the year, the recent ones a little likelier."""
    ago = int(YEAR.days * dice.random() ** 1.3)
    return working_day(desk.today - timedelta(days=ago))
