"""An agreement: two people on our side, a partner who may know, a secret, a last day."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from conftest import signed_in
from haven.foundation.directory.models import OrganisationKind
from haven.foundation.vault.models import SealingKey
from haven.reach.encodings import jobs
from haven.reach.encodings.actions import RefusedError, confirm_agreement, end_agreement
from haven.reach.encodings.models import Agreement, Numbered
from haven.reach.encodings.sharing import (
    MistypedSecretError,
    label_of,
    new_secret,
    read_secret,
    written,
)
from haven.reach.encodings.tests.conftest import (
    ENDS,
    NOON,
    SECRET,
    TODAY,
    agreed,
    born,
    known,
    partner_in,
)
from haven.reach.encodings.working import encoded_file


@pytest.mark.django_db
def test_it_counts_once_a_second_supervisor_has_confirmed_it(bashir, dragana, sarajevo, partner):
    made = agreed(bashir, sarajevo, partner)
    with pytest.raises(RefusedError, match="does not count today"):
        encoded_file(bashir, made, NOON)
    with pytest.raises(PermissionDenied):
        confirm_agreement(by=bashir, agreement=made, at=NOON)
    confirm_agreement(by=dragana, agreement=made, at=NOON)
    assert encoded_file(bashir, made, NOON)


@pytest.mark.django_db
def test_the_database_refuses_her_own_confirmation(bashir, sarajevo, partner):
    made = agreed(bashir, sarajevo, partner)
    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.filter(pk=made.pk).update(confirmed_by=bashir.user)


@pytest.mark.django_db
def test_a_case_worker_makes_none(amina, sarajevo, partner):
    with pytest.raises(PermissionDenied):
        agreed(amina, sarajevo, partner)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "why"),
    [(OrganisationKind.IMMIGRATION, "immigration service"), ("", "what kind of organisation")],
)
def test_some_organisations_never_know_our_people(bashir, dragana, sarajevo, agreement, kind, why):
    with pytest.raises(RefusedError, match=why):
        agreed(bashir, sarajevo, partner_in(sarajevo, kind, "Office"), secret=bytes(32))
    agreement.partner.kind = kind
    agreement.partner.save()
    with pytest.raises(RefusedError, match=why):
        encoded_file(bashir, agreement, NOON)


@pytest.mark.django_db
def test_the_partner_stands_in_the_directory_of_the_mission(bashir, sarajevo, tbilisi):
    with pytest.raises(RefusedError, match="same mission"):
        agreed(bashir, sarajevo, partner_in(tbilisi))


@pytest.mark.django_db
def test_a_secret_serves_one_agreement(bashir, sarajevo, agreement, partner):
    with pytest.raises(RefusedError, match="this secret already"):
        agreed(bashir, sarajevo, partner)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [(TODAY, date(2026, 3, 3)), (ENDS, TODAY), (TODAY, date(2027, 3, 6))],
)
def test_its_days_follow_each_other_and_last_a_year_at_most(
    bashir, sarajevo, partner, starts_on, ends_on
):
    with pytest.raises(RefusedError):
        agreed(bashir, sarajevo, partner, starts_on=starts_on, ends_on=ends_on)


@pytest.mark.django_db
def test_nothing_leaves_before_its_first_day(bashir, dragana, sarajevo, partner):
    made = agreed(bashir, sarajevo, partner, dragana, starts_on=date(2026, 4, 1))
    with pytest.raises(RefusedError, match="does not count today"):
        encoded_file(bashir, made, NOON)


@pytest.mark.django_db
def test_it_ends_with_its_secret_its_numbers_and_its_key(
    bashir, sarajevo, agreement, django_capture_on_commit_callbacks
):
    known(bashir, sarajevo, "Leyla", born(1994), towards=agreement.partner)
    encoded_file(bashir, agreement, NOON)
    with django_capture_on_commit_callbacks(execute=True):
        end_agreement(by=bashir, agreement=agreement, at=NOON)
    agreement.refresh_from_db()
    assert (agreement.secret, agreement.ended_at) == (None, NOON)
    assert not Numbered.objects.exists()
    assert not SealingKey.objects.filter(pk=agreement.key).exists()


@pytest.mark.django_db
def test_it_ends_by_itself_when_its_day_is_over(agreement, monkeypatch):
    jobs.end_old_agreements()
    assert Agreement.objects.get().ended_at is None
    monkeypatch.setattr(jobs, "now", lambda: NOON + timedelta(days=200))
    jobs.end_old_agreements()
    assert Agreement.objects.get().ended_at


@pytest.mark.django_db
def test_the_secret_is_shown_once_and_rests_sealed(bashir, dragana, sarajevo, partner):
    client = signed_in(bashir)
    told = {"mission": sarajevo.pk, "partner": partner.pk, "purpose": "referral"}
    days = {"starts_on": "2026-03-04", "ends_on": "2026-06-30"}
    shown = client.post("/encodings/", {**told, **days, "secret": ""})
    made = Agreement.objects.get()
    assert shown["Cache-Control"] == "no-store"
    assert made.secret in shown.text
    assert made.secret.encode() not in bytes(Agreement.objects.values_list("secret").get()[0])
    assert made.secret not in client.get("/encodings/").text
    assert made.secret not in client.get(f"/encodings/{made.pk}/").text
    assert signed_in(dragana).post(f"/encodings/{made.pk}/confirm/").status_code == 302
    assert client.post(f"/encodings/{made.pk}/confirm/").status_code == 404


@pytest.mark.django_db
def test_a_typed_secret_is_checked_and_not_shown_again(bashir, sarajevo, partner):
    told = {"mission": sarajevo.pk, "partner": partner.pk, "purpose": "referral"}
    told |= {"starts_on": "2026-03-04", "ends_on": "2026-06-30"}
    client, secret = signed_in(bashir), written(SECRET)
    wrong = client.post("/encodings/", {**told, "secret": secret[:-1] + "0"}).text
    assert "This secret has a mistake" in wrong
    page = client.post("/encodings/", {**told, "secret": secret.lower()}, follow=True)
    assert Agreement.objects.get().label == label_of(SECRET)
    assert secret not in page.text


@given(st.binary(min_size=32, max_size=32))
def test_a_secret_is_read_as_it_was_written(secret):
    said = written(secret)
    assert read_secret(said) == read_secret(said.lower().replace("-", " ")) == secret


@given(st.integers(0, 55), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_a_slip_of_the_pen_is_told(place, letter):
    letters = list(written(SECRET).replace("-", ""))
    if letters[place] != letter:
        letters[place] = letter
        with pytest.raises(MistypedSecretError):
            read_secret("".join(letters))


def test_no_secret_is_given_twice():
    assert len({new_secret() for _ in range(100)}) == 100
