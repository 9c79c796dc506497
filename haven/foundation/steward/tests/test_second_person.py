"""One administrator alone opens no file to anybody; and two people let somebody begin anew."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils.timezone import now

from conftest import TODAY, someone
from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Membership, NewBeginning, User
from haven.foundation.access.roles import SECOND_PERSON, STEWARDS, Role
from haven.foundation.access.status import signs
from haven.foundation.audit.models import Entry
from haven.foundation.audit.sentences import in_words
from haven.foundation.steward import actions, refusals
from haven.foundation.steward.passwords import digest_of, new_beginning_code, read_beginning_code
from haven.foundation.steward.queries import beginning_opened_by
from haven.kernel.codes import MistypedCodeError
from tests.security.samples import signed_in

pytestmark = pytest.mark.django_db

CHOSEN = "a meadow of her own"


@pytest.fixture
def dana(sarajevo):
    """Administrator in Sarajevo."""
    return someone("dana", sarajevo, Role.ADMINISTRATOR)


@pytest.fixture
def fikret(sarajevo):
    """Data-protection officer in Sarajevo: the second person."""
    return someone("fikret", sarajevo, Role.DATA_PROTECTION_OFFICER)


@pytest.fixture
def friend(sarajevo):
    """Somebody whom the administrator would like to see files."""
    return someone("friend", sarajevo, Role.ANALYST)


def propose(by, user, mission, role=Role.CASE_WORKER):
    return actions.give_role(by=by, user=user, mission=mission, role=role, starts_on=TODAY)


def said():
    return [in_words(entry) for entry in Entry.objects.order_by("number")]


@pytest.mark.parametrize("role", Role)
def test_a_role_runs_at_once_only_if_it_meets_nobody(dana, sarajevo, role):
    user = someone("newcomer", sarajevo).user
    membership = propose(dana, user, sarajevo, role)
    assert membership.proposed == (role in SECOND_PERSON)
    assert Actor.of(user, on=TODAY).holds(role) == (role not in SECOND_PERSON)


@pytest.mark.parametrize("role", STEWARDS)
def test_another_steward_confirms(dana, friend, sarajevo, role):
    second = someone("second", sarajevo, role)
    membership = propose(dana, friend.user, sarajevo)
    actions.confirm_role(by=second, membership=membership)
    assert Actor.of(friend.user, on=TODAY).holds(Role.CASE_WORKER)
    assert said()[-2:] == [
        "dana proposed the role case_worker from 2026-03-04 for friend.",
        "second confirmed the role case_worker of friend from 2026-03-04.",
    ]


def test_neither_giver_nor_bearer_nor_stranger_confirms(dana, fikret, sarajevo, tbilisi):
    lejla = someone("lejla", sarajevo, Role.SUPERVISOR)
    membership = propose(dana, lejla.user, sarajevo, Role.CHILD_PROTECTION_OFFICER)
    strangers = [someone(f"{role}-elsewhere", tbilisi, role) for role in STEWARDS] + [
        someone(role, sarajevo, role) for role in set(Role) - set(STEWARDS)
    ]
    for somebody in (dana, lejla, *strangers):
        with pytest.raises(PermissionDenied):
            actions.confirm_role(by=somebody, membership=membership)
    actions.confirm_role(by=fikret, membership=membership)
    with pytest.raises(PermissionDenied):
        actions.confirm_role(by=fikret, membership=membership)


def test_an_administrator_cannot_make_her_own_second_person(dana, friend, sarajevo):
    puppet = actions.open_account(
        by=dana,
        mission=sarajevo,
        username="puppet",
        name="Puppet",
        role=Role.ADMINISTRATOR,
        on=TODAY,
        password="a first password",
    )
    membership = propose(dana, friend.user, sarajevo)
    with pytest.raises(PermissionDenied):
        actions.confirm_role(by=Actor.of(puppet, on=TODAY), membership=membership)


def test_a_proposal_is_refused_or_withdrawn_and_can_be_made_again(dana, fikret, friend, sarajevo):
    actions.refuse_role(by=fikret, membership=propose(dana, friend.user, sarajevo))
    actions.refuse_role(by=dana, membership=propose(dana, friend.user, sarajevo))
    assert not friend.user.memberships.filter(proposed=True).exists()
    assert said()[1::2] == [
        "fikret refused the role case_worker proposed for friend.",
        "dana withdrew the role case_worker proposed for friend.",
    ]
    running = friend.user.memberships.get()
    with pytest.raises(PermissionDenied):
        actions.refuse_role(by=fikret, membership=running)


def test_a_proposal_stands_against_the_roles_it_must_be_apart_from(dana, friend, sarajevo):
    propose(dana, friend.user, sarajevo)
    with pytest.raises(refusals.RolesApartError):
        propose(dana, friend.user, sarajevo, Role.FUND_MANAGER)


def test_the_staff_page_shows_what_waits_with_one_button(dana, fikret, friend, sarajevo):
    membership = propose(dana, friend.user, sarajevo)
    address = f"/steward/roles/{membership.pk}/confirm/"
    hers, second = signed_in(dana), signed_in(fikret)
    assert address not in hers.get("/steward/people/").content.decode()
    assert address in second.get("/steward/people/").content.decode()
    assert hers.post(address).status_code == 404
    assert "Opens cases" not in second.get(address).content.decode()
    answer = second.post(address, follow=True).content.decode()
    assert "Role confirmed." in answer
    assert "Waits for a second person" not in answer


def test_a_role_is_refused_on_its_page(dana, fikret, friend, sarajevo):
    membership = propose(dana, friend.user, sarajevo)
    page = f"/steward/roles/{membership.pk}/refuse/"
    assert "Refuse the role" in signed_in(fikret).get(page).content.decode()
    signed_in(fikret).post(page)
    assert not Membership.objects.filter(pk=membership.pk).exists()


def test_the_console_is_the_second_person_where_there_is_none(dana, friend, sarajevo, capsys):
    propose(dana, friend.user, sarajevo)
    call_command("confirm_roles", "friend")
    assert Actor.of(friend.user, on=TODAY).holds(Role.CASE_WORKER)
    assert capsys.readouterr().out == "friend: case_worker in Sarajevo.\n"
    with pytest.raises(CommandError, match="No role waits for friend"):
        call_command("confirm_roles", "friend")


def test_the_house_says_where_a_second_person_is_missing(dana, sarajevo):
    (lonely,) = (sign.says for sign in signs() if not sign.good)
    assert lonely.startswith("Sarajevo has one steward only")
    someone("second", sarajevo, Role.SUPERVISOR)
    assert not [sign for sign in signs() if "steward" in sign.says]


# A new beginning ----------------------------------------------------------------------------------


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
    stolen = Client()
    stolen.force_login(amina.user)
    assert stolen.get("/steward/").status_code == 200
    assert begin(client, code.lower()).url == "/accounts/login/"
    user = User.objects.get(username="amina")
    assert user.check_password(CHOSEN)
    assert not user.password_is_known
    assert not Authenticator.objects.exists()
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


def test_guessing_a_code_ends_soon(code, client):
    answers = [begin(client, new_beginning_code()).status_code for _ in range(11)]
    assert answers == [200] * 10 + [429]
    assert begin(Client(REMOTE_ADDR="10.0.0.9"), code, username=" Amina ").status_code == 429


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
