"""Two missions that are two organisations to each other, with an agreement on either side."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from conftest import someone
from haven.foundation.access.roles import Role
from haven.foundation.directory.models import Organisation, OrganisationKind
from haven.kernel.ages import BirthDate
from haven.people.consents.actions import record_consent
from haven.people.consents.models import RecipientKind
from haven.people.consents.queries import Recipient
from haven.people.persons.actions import register_person
from haven.people.persons.answers import GivenName
from haven.reach.encodings.actions import confirm_agreement, make_agreement
from haven.reach.encodings.models import Purpose

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
TODAY = date(2026, 3, 4)
SECRET = bytes(range(32))
ENDS = date(2026, 6, 30)


@pytest.fixture(autouse=True)
def it_is_the_fourth_of_march(monkeypatch):
    """Everywhere a page or a job looks at the clock."""
    for module in ("working", "jobs", "views.agreeing", "views.comparing"):
        monkeypatch.setattr(f"haven.reach.encodings.{module}.now", lambda: NOON)
    monkeypatch.setattr("haven.reach.encodings.views.showing.localdate", lambda: TODAY)


def partner_in(mission, kind=OrganisationKind.NGO, name="Safe House"):
    return Organisation.objects.create(mission=mission, name=name, kind=kind)


def agreed(by, mission, partner, second=None, secret=SECRET, **told):
    told = {"purpose": Purpose.REFERRAL, "starts_on": TODAY, "ends_on": ENDS, **told}
    made = make_agreement(by=by, mission=mission, partner=partner, secret=secret, at=NOON, **told)
    if second:
        confirm_agreement(by=second, agreement=made, at=NOON)
    return made


def known(by, mission, name, birth, sex="female", towards=None, **told):
    """Somebody a mission knows, who agrees towards a partner if one is named."""
    person = register_person(
        by=by, mission=mission, on=TODAY, names=[GivenName(name)], birth=birth, sex=sex, **told
    )
    if towards:
        consent(by, person, towards)
    return person


def consent(by, person, towards, decision="given"):
    record_consent(
        by=by,
        person=person,
        on=TODAY,
        at=NOON,
        purpose="referral",
        decision=decision,
        how="spoken",
        recipient=Recipient(RecipientKind.ORGANISATION, towards),
    )


def born(year, month=None, day=None):
    return BirthDate(year, month, day)


@pytest.fixture
def dragana(sarajevo):
    """A second supervisor in Sarajevo."""
    return someone("dragana", sarajevo, Role.SUPERVISOR)


@pytest.fixture
def gela(tbilisi):
    return someone("gela", tbilisi, Role.SUPERVISOR)


@pytest.fixture
def hatia(tbilisi):
    return someone("hatia", tbilisi, Role.SUPERVISOR)


@pytest.fixture
def partner(sarajevo):
    """Who Tbilisi is to Sarajevo."""
    return partner_in(sarajevo)


@pytest.fixture
def agreement(bashir, dragana, sarajevo, partner):
    return agreed(bashir, sarajevo, partner, dragana)


@pytest.fixture
def theirs(gela, hatia, tbilisi):
    """The other side's agreement, under the same secret."""
    return agreed(gela, tbilisi, partner_in(tbilisi, name="Other House"), hatia)
