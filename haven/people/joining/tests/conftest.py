"""Two files of one woman, each with one of everything, and a third that is her sister's."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.apps import apps

from conftest import someone
from haven.foundation.access.roles import Role
from haven.kernel.ages import BirthDate
from haven.people.cases.actions import give_service, give_task, open_case, write_note
from haven.people.cases.catalogue import Assistance, ConcernKind, NoteKind, Risk
from haven.people.consents.actions import record_consent
from haven.people.joining.actions import join
from haven.people.joining.choices import Choices
from haven.people.joining.models import Side
from haven.people.persons.actions import form_household, register_person, relate
from haven.people.persons.answers import GivenContact, GivenIdentifier, GivenName, Spoken
from haven.people.persons.models import Kinship

NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)
ALL_KEPT = Choices(
    sex=Side.KEEP, gender=Side.KEEP, birth=Side.KEEP, nationalities=Side.KEEP, team=Side.KEEP,
    main_name=Side.KEEP,
)  # fmt: skip


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def emir(sarajevo):
    """Case worker in Sarajevo, in no team."""
    return someone("emir", sarajevo, Role.CASE_WORKER, name="Emir")


@pytest.fixture
def selma(sarajevo):
    """A second supervisor in Sarajevo."""
    return someone("selma", sarajevo, Role.SUPERVISOR, name="Selma")


@pytest.fixture
def dora(sarajevo):
    """Data-protection officer in Sarajevo."""
    return someone("dora", sarajevo, Role.DATA_PROTECTION_OFFICER, name="Dora")


def a_file(by, mission, on, name, **answers):
    """A person with a name, and what else is said of her."""
    return register_person(by=by, mission=mission, on=on, names=[GivenName(name)], **answers)


def full_file(by, mission, team, on, name, sister):
    """A file with one of everything that can point to a person."""
    her = a_file(
        by,
        mission,
        on,
        name,
        team=team,
        sex="female",
        birth=BirthDate(1994, 5, 17),
        basis="stated",
        nationalities=["TJ"],
        languages=[Spoken("tg", preferred=True)],
        identifiers=[GivenIdentifier("passport", f"P-{name}")],
        contacts=[GivenContact("phone", f"+387 61 000 {len(name):03}", "safe", guidance="Zebo")],
    )
    relate(by=by, person=her, other=sister, kinship=Kinship.SIBLING)
    form_household(by=by, mission=mission, members=[her], head=her, on=on)
    record_consent(
        by=by, person=her, on=on, at=NOW, purpose="case_work", decision="given", how="spoken",
        guardian="Her aunt",
    )  # fmt: skip
    work_on(by, her, on, name)
    return her


def work_on(by, her, on, words):
    """A case with one of everything in it."""
    case = open_case(
        by=by, person=her, on=on, at=NOW, risk=Risk.LOW, situation=words,
        concerns=[ConcernKind.STRANDED],
    )  # fmt: skip
    write_note(by=by, case=case, kind=NoteKind.DECISION, text=f"Note of {words}", at=NOW)
    give_service(by=by, case=case, kind=Assistance.FOOD, on=on, note=f"Bread for {words}")
    give_task(by=by, case=case, what=f"Call {words}", due_on=on, for_user=by.user, on=on)
    apps.get_model("exchange.HtcdsAnswers").objects.create(
        mission=her.mission, person=her, case=case, answers={"said": words},
        row_digest=sum(map(ord, words)),
    )  # fmt: skip
    answered(by, case, words)
    return case


def answered(by, case, words):
    """What she answered once, and what somebody made of it."""
    assessment = apps.get_model("assessments.Assessment")(
        id=uuid4(), mission=case.mission, person=case.person, case=case, code="tonight",
        edition=an_edition(by, case.mission), answered_by=by.user, answered_at=NOW, via="office",
        digest="", xml=f"<data>{words}</data>", answers={"words": words}, result={},
    )  # fmt: skip
    assessment.save(force_insert=True)
    apps.get_model("assessments.AnswerFile")(
        mission=case.mission, assessment=assessment, person=case.person, number=1,
        name=f"{words}.jpg", content=words.encode(),
    ).save()  # fmt: skip
    apps.get_model("assessments.Decision")(
        mission=case.mission, assessment=assessment, person=case.person, suggestion="shelter",
        followed=False, reason=f"No bed for {words}", by=by.user, at=NOW,
    ).save()  # fmt: skip


def an_edition(by, mission):
    """Some questionnaire; nothing is asked of it here."""
    editions = apps.get_model("instruments.Edition").objects
    instrument, _ = apps.get_model("instruments.Instrument").objects.get_or_create(
        mission=mission, code="tonight"
    )
    return editions.filter(instrument=instrument).first() or editions.create(
        mission=mission, instrument=instrument, version="1", about="person", workbook=b"",
        sheets={}, xform="", digest="", uploaded_by=by.user, uploaded_at=NOW,
    )  # fmt: skip


@pytest.fixture
def sister(amina, sarajevo, team, today):
    return a_file(amina, sarajevo, today, "Zebo Rahimova", team=team)


@pytest.fixture
def keep(amina, sarajevo, team, today, sister):
    """The file that goes on."""
    return full_file(amina, sarajevo, team, today, "Nargis Rahimova", sister)


@pytest.fixture
def other(amina, sarajevo, team, today, sister):
    """A second file of the same woman."""
    return full_file(amina, sarajevo, team, today, "Наргис Раҳимова", sister)


@pytest.fixture
def joined(amina, keep, other):
    """The two, joined."""
    return join(by=amina, keep=keep, other=other, choices=ALL_KEPT, reason="Same passport", at=NOW)
