"""Who is judged is who leaves: nobody slips into a workbook, or stays in it, meanwhile."""

import io
from datetime import timedelta

import pytest
from django.db import connection

from conftest import someone
from haven.foundation.access.models import Mission
from haven.foundation.access.roles import Role
from haven.foundation.audit.models import Entry
from haven.foundation.directory.models import Organisation, OrganisationKind
from haven.foundation.jobs.later import name_of
from haven.foundation.jobs.schedules import rhythms
from haven.people.consents.actions import record_consent
from haven.people.consents.models import Consent, Decision, How, RecipientKind
from haven.people.consents.models import Purpose as ConsentPurpose
from haven.people.consents.queries import Recipient
from haven.people.persons.actions import forget_person
from haven.people.persons.models import Person
from haven.reach.exchange import making, shredders
from haven.reach.exchange.actions import (
    ExportRefusedError,
    approve_export,
    ask_export,
    download_export,
    exporting,
)
from haven.reach.exchange.htcds.reading import read_workbook
from haven.reach.exchange.jobs import forget_old_files
from haven.reach.exchange.locking import lock
from haven.reach.exchange.models import ExportRequest, HtcdsAnswers, Purpose
from haven.reach.exchange.taking import take
from haven.reach.exchange.tests.conftest import workbook
from haven.reach.exchange.tests.test_exporting import (  # noqa: F401 - fixtures
    NOON,
    asked,
    dragana,
    people,
)
from haven.reach.exchange.tests.test_importing import imported
from haven.reach.exchange.tests.test_locking import unlock
from haven.reach.exchange.tests.workbooks import fictional_rows

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def meanwhile(monkeypatch):
    """Do something while a workbook is being locked."""

    def happens(deed):
        monkeypatch.setattr(making, "lock", lambda *words: [lock(*words), deed()][0])

    return happens


@pytest.fixture
def her(people):  # noqa: F811
    return HtcdsAnswers.objects.first().person


@pytest.fixture
def safe_house(sarajevo):
    return Organisation.objects.create(
        mission=sarajevo, name="Safe House", kind=OrganisationKind.NGO
    )


def restrict(person):
    Person.objects.filter(pk=person.pk).update(restricted=True)


def forgotten(person):
    officer = someone("officer", person.mission, Role.DATA_PROTECTION_OFFICER)
    forget_person(by=officer, person=person, on=NOON.date())


def decided(by, person, receiver, decision=Decision.GIVEN, **answer):
    said = {"purpose": ConsentPurpose.REFERRAL, "decision": decision, "how": How.SPOKEN, **answer}
    towards = Recipient(RecipientKind.ORGANISATION, receiver)
    on = NOON.date() - timedelta(days=1)
    return record_consent(by=by, person=person, on=on, at=NOON, recipient=towards, **said)


def hand_over(by, mission, receiver):
    told = {"purpose": Purpose.HAND_OVER, "receiver": receiver, "receiver_name": "Nino"}
    return ask_export(by=by, mission=mission, at=NOON, **told)


def rows_inside(request, passphrase):
    return list(read_workbook(io.BytesIO(unlock(request.file, passphrase))))


def test_who_is_restricted_meanwhile_does_not_leave(bashir, sarajevo, her, meanwhile):
    request = asked(bashir, sarajevo)
    meanwhile(lambda: restrict(her))
    with pytest.raises(ExportRefusedError, match="Make it anew"):
        take(bashir, request, NOON)
    assert ExportRequest.objects.get().file is None
    assert not Entry.objects.filter(act="htcds.exported").exists()


def test_who_is_forgotten_meanwhile_does_not_leave(bashir, sarajevo, her, meanwhile):
    request = asked(bashir, sarajevo)
    meanwhile(lambda: forgotten(her))
    with pytest.raises(ExportRefusedError, match="Make it anew"):
        take(bashir, request, NOON)
    assert ExportRequest.objects.get().file is None


def test_who_comes_meanwhile_does_not_leave(bashir, sarajevo, her, meanwhile):
    request = asked(bashir, sarajevo)
    request.count = 100
    meanwhile(lambda: imported(bashir, sarajevo, workbook(fictional_rows(3, seed=9))))
    with pytest.raises(ExportRefusedError, match="Make it anew"):
        take(bashir, request, NOON)


def test_cover_and_trail_tell_how_many_really_left(bashir, sarajevo, her):
    request = asked(bashir, sarajevo)
    forgotten(her)
    passphrase = take(bashir, request, NOON)
    assert len(rows_inside(request, passphrase)) == 11
    assert Entry.objects.get(act="htcds.exported").details["count"] == 11
    assert ExportRequest.objects.get().count == 11


def test_nobody_waits_while_a_workbook_is_locked(bashir, sarajevo, people, meanwhile):  # noqa: F811
    request, depths = asked(bashir, sarajevo), []
    outside = len(connection.savepoint_ids)
    meanwhile(lambda: depths.append(len(connection.savepoint_ids)))
    take(bashir, request, NOON)
    assert depths == [outside]


def test_keeping_and_forgetting_take_the_same_turn(bashir, sarajevo, her, monkeypatch):
    request, turns = asked(bashir, sarajevo), []
    monkeypatch.setattr(exporting, "take_turns", turns.append)
    monkeypatch.setattr(shredders, "take_turns", turns.append)
    take(bashir, request, NOON)
    shredders.forget(her.pk)
    assert turns == [sarajevo, sarajevo]
    assert isinstance(turns[1], Mission)


def test_who_may_receive_is_known_at_every_step(bashir, dragana, sarajevo, people, safe_house):  # noqa: F811
    nameless = Organisation.objects.create(mission=sarajevo, name="Office at the border")
    with pytest.raises(ExportRefusedError, match="what kind of organisation"):
        asked(bashir, sarajevo, nameless)
    request = asked(bashir, sarajevo, safe_house)
    take(bashir, request, NOON)
    safe_house.kind = ""
    safe_house.save()
    request = ExportRequest.objects.get()
    with pytest.raises(ExportRefusedError, match="what kind of organisation"):
        approve_export(by=dragana, request=request, at=NOON)
    with pytest.raises(ExportRefusedError, match="what kind of organisation"):
        take(bashir, request, NOON)
    with pytest.raises(ExportRefusedError, match="what kind of organisation"):
        download_export(by=bashir, request=request, at=NOON)


def test_who_agrees_sees_receiver_kind_purpose_and_number(
    client, bashir, dragana, sarajevo, people, safe_house  # noqa: F811
):  # fmt: skip
    asked(bashir, sarajevo, safe_house)
    client.force_login(dragana.user, backend=BACKEND)
    table = client.get("/exchange/exports/").content.decode().split("<caption")[1]
    for said in ("Nino, Safe House", ">NGO<", "Check and correct our own data", ">12<"):
        assert said in table


def test_a_hand_over_takes_only_who_agreed_to_this_receiver(
    client, bashir, sarajevo, people, safe_house  # noqa: F811
):  # fmt: skip
    agreed, ended, refused, elsewhere, changed = (
        one.person for one in HtcdsAnswers.objects.order_by("pk")[:5]
    )
    other = Organisation.objects.create(mission=sarajevo, name="Other", kind="NGO")
    decided(bashir, agreed, safe_house)
    decided(bashir, ended, safe_house, ends_on=NOON.date() - timedelta(days=1))
    decided(bashir, refused, safe_house, Decision.REFUSED)
    decided(bashir, elsewhere, other)
    decided(bashir, changed, safe_house)
    decided(bashir, changed, safe_house, Decision.WITHDRAWN)
    request = hand_over(bashir, sarajevo, safe_house)
    assert (request.count, request.left_out) == (1, 11)
    passphrase = take(bashir, request, NOON)
    assert rows_inside(request, passphrase) == list(fictional_rows(1))
    client.force_login(bashir.user, backend=BACKEND)
    assert "11 people are left out: they have not" in client.get("/exchange/exports/").text


def test_other_purposes_and_our_own_organisation_take_everybody(
    bashir, sarajevo, people, safe_house  # noqa: F811
):  # fmt: skip
    assert asked(bashir, sarajevo, safe_house).count == 12
    request = hand_over(bashir, sarajevo, None)
    assert (request.count, request.left_out, request.left_out_in_words) == (12, 0, "")


def test_who_takes_her_consent_back_meanwhile_does_not_leave(
    bashir, sarajevo, her, safe_house, meanwhile
):
    decided(bashir, her, safe_house)
    request = hand_over(bashir, sarajevo, safe_house)
    meanwhile(lambda: decided(bashir, her, safe_house, Decision.WITHDRAWN))
    with pytest.raises(ExportRefusedError, match="Make it anew"):
        take(bashir, request, NOON)


def test_consents_are_asked_for_all_at_once(
    bashir, sarajevo, people, safe_house, django_assert_max_num_queries  # noqa: F811
):  # fmt: skip
    for one in HtcdsAnswers.objects.all():
        decided(bashir, one.person, safe_house)
    assert Consent.objects.filter(recipient=safe_house).count() == 12
    with django_assert_max_num_queries(12):
        assert hand_over(bashir, sarajevo, safe_house).count == 12


def test_taken_workbooks_are_looked_after_every_hour():
    assert str(rhythms[name_of(forget_old_files)]) == "every 60 minutes"
