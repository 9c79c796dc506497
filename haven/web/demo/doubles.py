"""The same woman twice: met by somebody who does not know her, and written in other letters."""

from __future__ import annotations

from random import Random

from haven.kernel.ages import BirthDate
from haven.kernel.names.romanising import romanise
from haven.people.persons.actions import register_person
from haven.people.persons.answers import Answers, Beside, GivenName
from haven.people.persons.models import Basis, Person
from haven.web.demo.companies import Company
from haven.web.demo.missions import Desk
from haven.web.demo.staff import PROTECTION


def meet_again(desk: Desk, company: Company, dice: Random) -> Person:
    """Register the head of a company once more, today."""
    worker = dice.choice(desk.workers[PROTECTION])
    told: Answers = {**written_anew(company), "team": desk.teams[PROTECTION]}
    return register_person(
        by=worker,
        mission=desk.mission,
        on=desk.today,
        beside=Beside.CANNOT_TELL,
        **told,
    )


def written_anew(company: Company) -> Answers:
    """What the second worker writes: the first name in Latin letters, of the birth the year."""
    told = company.head.answers
    birth = told["birth"]
    return Answers(
        names=[GivenName(romanise(told["names"][0].text))],
        sex=told["sex"],
        birth=BirthDate(birth.year) if birth else None,
        basis=Basis.ESTIMATED if birth else "",
        nationalities=told["nationalities"],
        languages=told["languages"],
    )
