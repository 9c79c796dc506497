"""No word is lost, nobody else reads it, and it does not outlive its use."""

from datetime import UTC, datetime, timedelta

import pytest
from django import forms
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils.timezone import now

from conftest import someone
from haven.foundation.access.roles import Role
from haven.foundation.drafts import jobs, keeping
from haven.foundation.drafts.models import Draft
from haven.foundation.drafts.refill import refilled
from haven.foundation.vault.keyring import KeyGoneError
from haven.foundation.vault.models import SealingKey
from tests.security.samples import confirm_sign_in

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
WORDS = {"note": ["Наргис боится брата"], "need": ["food", "shelter"], "urgent": ["on"]}


class Note(forms.Form):
    note = forms.CharField()
    need = forms.MultipleChoiceField(choices=[("food", "Food"), ("shelter", "Shelter")])
    urgent = forms.BooleanField(required=False)
    photo = forms.FileField(required=False)


@pytest.fixture
def draft(amina, sarajevo):
    return keeping.keep(amina.user, sarajevo, "intake", WORDS, NOON)


def test_the_newest_words_are_kept_once(draft, amina, sarajevo):
    keeping.keep(amina.user, sarajevo, "intake", {"note": ["Newer"]}, NOON)
    assert keeping.kept(amina.user, "intake") == {"note": ["Newer"]}
    assert Draft.objects.count() == 1


def test_another_person_and_another_page_have_drafts_of_their_own(draft, amina, bashir):
    assert keeping.kept(bashir.user, "intake") is None
    assert keeping.kept(amina.user, "account") is None


def test_the_words_are_sealed_at_rest(draft):
    with connection.cursor() as cursor:
        cursor.execute("SELECT said FROM drafts_draft")
        resting = bytes(cursor.fetchone()[0])
    assert "Наргис".encode() not in resting
    assert b"shelter" not in resting


def test_a_dropped_draft_takes_its_key_along(draft, amina):
    keeping.drop(amina.user, "intake")
    assert not Draft.objects.exists()
    assert not SealingKey.objects.filter(pk=draft.key).exists()


def test_she_can_go_on_typing_after_the_key_was_destroyed(draft, amina, sarajevo):
    SealingKey.objects.filter(pk=draft.key).delete()
    keeping.keep(amina.user, sarajevo, "intake", {"note": ["Again"]}, NOON)
    assert keeping.kept(amina.user, "intake") == {"note": ["Again"]}


def test_old_drafts_are_dropped_and_young_ones_stay(draft, amina, sarajevo):
    keeping.keep(amina.user, sarajevo, "account", WORDS, NOON + keeping.KEPT_FOR)
    assert keeping.drop_old(before=NOON + timedelta(days=1)) == 1
    assert [left.page for left in Draft.objects.all()] == ["account"]


def test_the_drafts_of_a_case_are_dropped_with_its_person(draft, amina, bashir, sarajevo):
    for user in (amina.user, bashir.user):
        keeping.keep(user, sarajevo, "case-7K3M-92QX-note", WORDS, NOON)
    assert keeping.drop_pages("case-7K3M-92QX-") == 2
    assert [left.page for left in Draft.objects.all()] == ["intake"]


def test_an_unsent_form_shows_what_she_typed(draft, amina):
    form = refilled(Note(), amina.user, "intake")
    assert form.initial == {
        "note": "Наргис боится брата",
        "need": ["food", "shelter"],
        "urgent": True,
    }


def test_a_sent_form_shows_what_she_sent(draft, amina):
    assert not refilled(Note({"note": "Sent"}), amina.user, "intake").initial


def test_a_page_leaves_its_words_here(client, amina):
    client.force_login(amina.user)
    answer = client.post("/drafts/case-7K3M-92QX-note/", {"note": ["one", "two"]})
    assert answer.status_code == 200
    assert set(answer.json()) == {"saved_at"}
    assert keeping.kept(amina.user, "case-7K3M-92QX-note") == {"note": ["one", "two"]}


def test_saved_at_is_the_time_where_the_mission_is(client, amina, monkeypatch):
    monkeypatch.setattr("haven.foundation.drafts.views.now", lambda: NOON)
    client.force_login(amina.user)
    assert client.post("/drafts/intake/", {"note": "x"}).json() == {"saved_at": "13:00"}


@pytest.mark.parametrize("page", ["Наргис", "note to self", "-", "case_1", "n" * 61, "7K3M"])
def test_a_page_code_is_a_code(client, amina, page):
    client.force_login(amina.user)
    assert client.post(f"/drafts/{page}/", {"note": "x"}).status_code == 404


def test_more_than_200_kilobytes_are_refused_and_change_nothing(client, amina):
    client.force_login(amina.user)
    answer = client.post(
        "/drafts/intake/", "note=" + "x" * 200_001, content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 413
    assert not Draft.objects.exists()


def test_after_the_idle_time_she_signs_in_again_and_finds_her_words(client, settings, sarajevo):
    dana = someone("dana", sarajevo, Role.ADMINISTRATOR)
    client.force_login(dana.user)
    confirm_sign_in(client)
    client.post("/drafts/account/", {"name": "Esma", "role": "case_worker"})
    time_passes(minutes=settings.IDLE_MINUTES - 1)
    assert client.get("/steward/people/open/").status_code == 200

    time_passes(minutes=settings.IDLE_MINUTES + 1)
    sent_away = client.get("/steward/people/open/")
    assert sent_away.url == "/accounts/login/?next=/steward/people/open/"

    client.post(sent_away.url, {"login": "dana", "password": "a long password"})
    confirm_sign_in(client)
    page = client.get("/steward/people/open/")
    assert page.context["form"]["name"].value() == "Esma"
    assert 'value="Esma"' in page.content.decode()


def time_passes(minutes):
    """The sessions grow older; the clock itself cannot be asked to."""
    for session in Session.objects.all():
        session.expire_date -= timedelta(minutes=minutes)
        session.save()


def test_a_draft_nobody_came_back_for_is_dropped_on_schedule(draft):
    Draft.objects.update(saved_at=now() - keeping.KEPT_FOR - timedelta(minutes=1))
    jobs.drop_old()
    assert not Draft.objects.exists()
    assert not SealingKey.objects.filter(pk=draft.key).exists()


def test_saving_while_the_key_is_out_of_reach_loses_no_word(draft, monkeypatch):
    def out_of_reach(key_id):
        raise KeyGoneError

    with monkeypatch.context() as keyring:
        keyring.setattr("haven.foundation.vault.fields.sealing_key", out_of_reach)
        unread = Draft.objects.get()
        assert unread.said is None
        unread.save()
    assert Draft.objects.get().said == WORDS
