"""The one story everybody tells: Каримова Наргис, whom amina helps in Sarajevo."""

from __future__ import annotations

from datetime import date, time, timedelta
from random import Random

from haven.foundation.access.actors import Actor
from haven.kernel.ages import BirthDate
from haven.people.cases.actions import add_concern, give_service, open_case
from haven.people.cases.catalogue import Assistance, ConcernKind, NoteKind, Risk, UrgentNeed
from haven.people.consents.actions import record_consent
from haven.people.consents.models import Decision, How, Purpose
from haven.people.consents.wordings import wording
from haven.people.persons.answers import (
    Answers,
    GivenContact,
    GivenIdentifier,
    GivenName,
    Spoken,
)
from haven.people.persons.models import Basis, Channel, IdentifierKind, Kinship, Person, Safety, Sex
from haven.web.demo.arrivals import register, settle
from haven.web.demo.companies import Company, Someone
from haven.web.demo.consenting import ALL_SEVEN
from haven.web.demo.courses import Course
from haven.web.demo.missions import Desk, working_day
from haven.web.demo.origins import TAJIK
from haven.web.demo.staff import PROTECTION

TUESDAY, THURSDAY = 1, 3

NARGIS = Answers(
    names=[GivenName("Каримова Наргис")],
    sex=Sex.FEMALE,
    birth=BirthDate(1994, 3, 14),
    basis=Basis.STATED,
    nationalities=["TJ"],
    languages=[Spoken("tg", preferred=True, needs_interpreter=True), Spoken("ru")],
    identifiers=[GivenIdentifier(IdentifierKind.PASSPORT, "DEMO 000194", "TJ")],
    contacts=[
        GivenContact(
            Channel.MESSAGE,
            "+44 7700 900994",
            Safety.RULES,
            weekdays=[TUESDAY, THURSDAY],
            from_time=time(10),
            until_time=time(12),
            guidance="Write only that the dress is ready. Never call.",
        )
    ],
)
AZIZ = Answers(
    names=[GivenName("Каримов Азиз")],
    sex=Sex.MALE,
    birth=BirthDate(2017, 9),
    basis=Basis.STATED,
    nationalities=["TJ"],
    languages=[Spoken("tg", preferred=True)],
)
SITORA = Answers(
    names=[GivenName("Каримова Ситора")],
    sex=Sex.FEMALE,
    birth=BirthDate(2021, 1, 1),
    basis=Basis.ESTIMATED,
    nationalities=["TJ"],
    languages=[Spoken("tg", preferred=True)],
)
FAMILY = Company(
    "a mother with children",
    TAJIK,
    (Someone(NARGIS, 32, None), Someone(AZIZ, 9, Kinship.CHILD), Someone(SITORA, 5, Kinship.CHILD)),
)

MET_BEFORE = timedelta(days=24)
NOTES = (
    (0, NoteKind.CONTACT, "Came with two children and one bag. Interpreter by phone."),
    (1, NoteKind.DECISION, "Shelter from tonight, the supervisor agrees. Nobody learns where."),
    (5, NoteKind.CONTACT, "Спят спокойно. Азиз хочет в школу. Просит помочь с документами."),
    (6, NoteKind.OBSERVATION, "Sitora does not let go of her mother's hand. Meet where toys are."),
    (13, NoteKind.CONTACT, "Lawyer met. The passport can be asked for without her husband."),
    (20, NoteKind.CONTACT, "School found for Aziz. She laughed when she told it."),
)


def tell(desk: Desk, amina: Actor, dice: Random) -> None:
    """Meet Nargis and her children, and help them until today."""
    met = working_day(desk.today - MET_BEFORE)
    team = desk.teams[PROTECTION]
    people = register(desk, FAMILY, met, by=amina, team=team)
    agree(desk, amina, people[0], met)
    case = open_case(
        by=amina,
        person=people[0],
        on=met,
        at=desk.moment(met, 9),
        risk=Risk.MEDIUM,
        concerns=[ConcernKind.VIOLENCE, ConcernKind.SINGLE_PARENT],
        situation="Left her husband on the way to Germany. Two children with her, no passport.",
        urgent_needs=[UrgentNeed.DANGER, UrgentNeed.SHELTER],
        household=settle(desk, people, met, by=amina),
        team=team,
    )
    course = Course(desk, dice, amina, case, [ConcernKind.VIOLENCE], desk.moment(met, 9))
    for days, kind, text in NOTES:
        course.write(kind, text, course.at(met + timedelta(days=days)))
    help_them(course, met)


def agree(desk: Desk, amina: Actor, person: Person, met: date) -> None:
    """She has heard all seven points in Russian, and wants our help."""
    record_consent(
        by=amina,
        person=person,
        on=met,
        at=desk.moment(met, 9),
        purpose=Purpose.CASE_WORK,
        decision=Decision.GIVEN,
        how=How.SPOKEN,
        points=ALL_SEVEN,
        wording=wording(Purpose.CASE_WORK, "ru").name,
        ends_on=met + timedelta(days=365),
        interpreter_used=True,
    )


def help_them(course: Course, met: date) -> None:
    """Shelter, a lawyer, a school; what stays to do today and this week."""
    amina, case = course.worker, course.case
    for days, kind in ((1, Assistance.SHELTER), (13, Assistance.LEGAL), (20, Assistance.EDUCATION)):
        give_service(by=amina, case=case, kind=kind, on=met + timedelta(days=days))
    stranded, at = met + timedelta(days=5), course.at(met + timedelta(days=20))
    add_concern(by=amina, case=case, kind=ConcernKind.STRANDED, since=stranded, at=at)
    today = course.desk.today
    course.task(today, today, "Take her papers to the lawyer")
    course.task(today, today + timedelta(days=3), "Book the interpreter for the next meeting")
