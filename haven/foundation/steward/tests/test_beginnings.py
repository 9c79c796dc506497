"""Two people let somebody begin anew who lost her password or second step."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils.timezone import now

from conftest import TODAY, someone
from haven.foundation.access.actors import Actor
from haven.foundation.access.models import UNCONFIRMED_FOR, Mission, NewBeginning, User
from haven.foundation.access.policies import may_close_account
from haven.foundation.access.roles import Role
from haven.foundation.audit.models import Entry
from haven.foundation.audit.sentences import in_words
from haven.foundation.steward import actions, queries, refusals
from haven.foundation.steward.actions import beginnings
from haven.foundation.steward.passwords import digest_of, new_beginning_code, read_beginning_code
from haven.foundation.steward.queries import beginning_opened_by
from haven.kernel.codes import MistypedCodeError
from tests.security.samples import signed_in

pytestmark = pytest.mark.django_db

CHOSEN = "a meadow of her own"


def said():
    return [in_words(entry) for entry in Entry.objects.order_by("number")]


@pytest.fixture
def code(dana, fikret, amina):
    beginning = actions.ask_beginning(by=dana, user=amina.user, at=now())
    return actions.confirm_beginning(by=fikret, beginning=beginning, at=now())


def begin(client, code, username="amina", password=CHOSEN, again=None):
    said = {"username": username, "code": code, "password": password, "again": again or password}
    return client.post("/begin-anew/", said)


def test_a_code_survives_paper_and_a_mistake_shows():
    code = new_beginning_code()
    assert re.fullmatch(r"(\w{4}-\w{4} ?){3}", code)
    assert read_beginning_code(code.lower().replace("-", " ").replace("0", "o")) == code
    for wrong in (code[:-1], code + "7", code[::-1] if code[::-1] != code else "", ""):
        with pytest.raises(MistypedCodeError):
            read_beginning_code(wrong)


def test_only_a_digest_of_the_code_rests(code):
    kept = NewBeginning.objects.values().get()
    assert code not in str(kept)
    assert kept["digest"] == digest_of(code)
    assert kept["expires_at"] - now() <= timedelta(hours=24)
    assert not any(code in sentence for sentence in said())


def test_she_begins_anew_and_what_she_had_opens_nothing(code, amina, client):
    auth.TOTP.activate(amina.user, auth.generate_totp_secret())
    RecoveryCodes.activate(amina.user)
    SocialAccount.objects.create(user=amina.user, provider="office", uid="whoever planted it")
    stolen = Client()
    stolen.force_login(amina.user)
    assert stolen.get("/steward/").status_code == 200
    assert begin(client, code.lower()).url == "/accounts/login/"
    user = User.objects.get(username="amina")
    assert user.check_password(CHOSEN)
    assert not user.password_is_known
    assert not Authenticator.objects.exists()
    assert not SocialAccount.objects.exists()
    assert stolen.get("/steward/").url.startswith("/accounts/login/")
    assert said() == [
        "dana asked for a new beginning for amina.",
        "fikret confirmed the new beginning of amina and saw its code.",
        "amina began anew with a new password.",
    ]


def test_a_code_opens_once_and_for_a_day(code, client):
    beginning = NewBeginning.objects.get()
    assert beginning_opened_by("amina", code, now() + timedelta(hours=23))
    assert beginning_opened_by("amina", code, now() + timedelta(hours=24)) is None
    begin(client, code)
    assert "do not open anything" in begin(client, code).content.decode()
    by = Actor.of(beginning.user, on=TODAY)
    with pytest.raises((refusals.BeginningOverError, PermissionDenied)):
        actions.use_beginning(by=by, beginning=beginning, password=CHOSEN, at=now())


def test_a_wrong_code_and_a_wrong_name_get_the_same_answer(code, client, bashir):
    answers = [
        re.sub(r'(value="|Token": ")[^"]*"', "", begin(client, *tried).content.decode())
        for tried in ((new_beginning_code(), "amina"), (code, "bashir"), (code, "nobody"))
    ]
    assert "do not open anything" in answers[0]
    assert len(set(answers)) == 1


def test_a_weak_or_misspelt_password_leaves_the_code_good(code, client):
    assert "too short" in begin(client, code, password="short").content.decode()
    assert "not the same" in begin(client, code, again="another meadow").content.decode()
    assert "typing mistake" in begin(client, code[:-1] + "?").content.decode()
    assert begin(client, code).status_code == 302


def test_guessing_ends_soon_where_it_comes_from_and_keeps_nobody_out(code, client):
    answers = [begin(client, new_beginning_code()).status_code for _ in range(11)]
    assert answers == [200] * 10 + [429]
    assert begin(Client(REMOTE_ADDR="10.0.0.9"), code).status_code == 302


def test_one_person_is_not_enough(dana, fikret, amina, bashir, tbilisi):
    beginning = actions.ask_beginning(by=dana, user=bashir.user, at=now())
    stranger = someone("stranger", tbilisi, Role.SUPERVISOR)
    for somebody in (dana, bashir, amina, stranger):
        with pytest.raises(PermissionDenied):
            actions.confirm_beginning(by=somebody, beginning=beginning, at=now())
    with pytest.raises(refusals.BeginningAskedError):
        actions.ask_beginning(by=dana, user=bashir.user, at=now())


def test_a_former_mission_has_no_part_in_it(dana, amina, tbilisi):
    amina.user.memberships.create(
        mission=tbilisi, role=Role.ANALYST, starts_on=TODAY, ends_on=TODAY
    )
    beginning = actions.ask_beginning(by=dana, user=amina.user, at=now())
    former = someone("former", tbilisi, Role.SUPERVISOR)
    with pytest.raises(PermissionDenied):
        actions.confirm_beginning(by=former, beginning=beginning, at=now())


def test_who_works_elsewhere_too_does_not_begin_anew_from_here(dana, fikret, amina, tbilisi):
    asked = actions.ask_beginning(by=dana, user=amina.user, at=now())
    amina.user.memberships.create(mission=tbilisi, role=Role.ANALYST, starts_on=TODAY)
    with pytest.raises(PermissionDenied):
        actions.confirm_beginning(by=fikret, beginning=asked, at=now())
    asked.delete()
    with pytest.raises(PermissionDenied):
        actions.ask_beginning(by=dana, user=amina.user, at=now())


def test_only_an_administrator_asks_and_never_for_herself(dana, fikret, bashir, amina):
    for somebody, user in ((fikret, amina), (bashir, amina), (dana, dana)):
        with pytest.raises(PermissionDenied):
            actions.ask_beginning(by=somebody, user=user.user, at=now())


def test_a_code_gone_astray_is_closed(code, client, fikret):
    page = f"/steward/beginnings/{NewBeginning.objects.get().pk}/refuse/"
    assert "opens nothing any more" in signed_in(fikret).get(page).content.decode()
    signed_in(fikret).post(page)
    assert "do not open anything" in begin(client, code).content.decode()
    assert said()[-1] == "fikret refused the new beginning of amina."


def test_the_pages_lead_from_asking_to_the_code(dana, fikret, amina, chloe):
    hers, second = signed_in(dana), signed_in(fikret)
    for unknown in ("chloe", "nobody", "dana"):
        assert hers.get(f"/steward/people/{unknown}/begin-anew/").status_code == 404
    answer = hers.post("/steward/people/amina/begin-anew/", follow=True).content.decode()
    assert "Another person of the mission must confirm it." in answer
    again = hers.post("/steward/people/amina/begin-anew/").content.decode()
    assert "It is still open" in again
    address = f"/steward/beginnings/{NewBeginning.objects.get().pk}/confirm/"
    assert hers.get(address).status_code == 404
    assert address in second.get("/steward/people/").content.decode()
    shown = second.post(address).content.decode()
    code = re.search(r'<code dir="ltr">(.+?)</code>', shown)[1]
    assert second.post(address).status_code == 404
    assert begin(Client(), code).status_code == 302


def test_the_console_lets_the_last_administrator_begin_anew(dana, client, capsys):
    call_command("begin_anew", "dana")
    code = capsys.readouterr().out.strip().partition(" with ")[2]
    assert begin(client, code, username="dana").status_code == 302
    with pytest.raises(CommandError, match="no account"):
        call_command("begin_anew", "nobody")


def test_a_code_dies_with_work_where_nobody_was_asked(code, client, amina, tbilisi):
    amina.user.memberships.create(mission=tbilisi, role=Role.ANALYST, starts_on=TODAY)
    assert "do not open anything" in begin(client, code).content.decode()
    assert not User.objects.get(username="amina").check_password(CHOSEN)


def test_what_nobody_confirms_runs_out_and_can_be_asked_again(dana, fikret, amina):
    long_ago = now() - UNCONFIRMED_FOR
    forgotten = actions.ask_beginning(by=dana, user=amina.user, at=long_ago)
    assert not queries.beginnings(fikret, now()).exists()
    with pytest.raises(PermissionDenied):
        actions.confirm_beginning(by=fikret, beginning=forgotten, at=now())
    again = actions.ask_beginning(by=dana, user=amina.user, at=now())
    assert queries.beginnings(fikret, now()).get() == again


def test_proposing_a_role_elsewhere_gives_no_hold_on_her(dana, fikret, amina, tbilisi):
    eve = someone("eve", tbilisi, Role.ADMINISTRATOR)
    proposed = {"role": Role.CASE_WORKER, "starts_on": TODAY}
    actions.give_role(by=eve, user=amina.user, mission=tbilisi, **proposed)
    beginning = actions.ask_beginning(by=dana, user=amina.user, at=now())
    with pytest.raises(PermissionDenied):
        actions.refuse_beginning(by=eve, beginning=beginning)
    for takes_her in (
        lambda: actions.ask_beginning(by=eve, user=amina.user, at=now()),
        lambda: actions.close_account(by=eve, user=amina.user, on=TODAY),
    ):
        with pytest.raises(PermissionDenied):
            takes_her()
    assert actions.confirm_beginning(by=fikret, beginning=beginning, at=now())


def test_who_only_waits_here_and_elsewhere_is_in_nobodys_hands(dana, sarajevo, tbilisi):
    eve, newcomer = someone("eve", tbilisi, Role.ADMINISTRATOR), someone("newcomer", sarajevo).user
    proposed = {"user": newcomer, "role": Role.CASE_WORKER, "starts_on": TODAY}
    actions.give_role(by=dana, mission=sarajevo, **proposed)
    assert may_close_account.allows(dana, newcomer)
    actions.give_role(by=eve, mission=tbilisi, **proposed)
    assert not may_close_account.allows(eve, newcomer)


def test_two_who_ask_at_once_take_turns(dana, amina, monkeypatch):
    def another_is_quicker(user):
        NewBeginning.objects.create(user=user, asked_by=dana.user, asked_at=now())

    monkeypatch.setattr(beginnings, "take_turns", another_is_quicker)
    with pytest.raises(refusals.BeginningAskedError):
        actions.ask_beginning(by=dana, user=amina.user, at=now())


def test_a_beginning_that_vanished_meanwhile_is_refused_in_words(dana, fikret, code, monkeypatch):
    beginning = NewBeginning.objects.get()
    monkeypatch.setattr(
        beginnings, "take_turns", lambda user: NewBeginning.objects.filter(user=user).delete()
    )
    with pytest.raises(PermissionDenied):
        actions.refuse_beginning(by=fikret, beginning=beginning)
    by = Actor.of(beginning.user, on=TODAY)
    with pytest.raises(refusals.BeginningOverError):
        actions.use_beginning(by=by, beginning=beginning, password=CHOSEN, at=now())


def test_missions_take_turns_in_one_order(dana, amina):
    younger = Mission.objects.create(code="AAA", name="Aarhus", country="DK")
    dana.user.memberships.create(mission=younger, role=Role.ADMINISTRATOR, starts_on=TODAY)
    amina.user.memberships.create(mission=younger, role=Role.ANALYST, starts_on=TODAY)
    actions.ask_beginning(by=Actor.of(dana.user, on=TODAY), user=amina.user, at=now())
    assert [entry.mission for entry in Entry.objects.order_by("pk")] == ["SJJ", "AAA"]
