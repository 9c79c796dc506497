"""On a public server a steward without a second step can do nothing but set one up."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth

from conftest import someone
from haven.foundation.access.models import User
from haven.foundation.access.roles import STEWARDS, Role
from tests.security import matrix
from tests.security.samples import confirm_sign_in, furnish, let_in

pytestmark = pytest.mark.django_db

SET_UP = ("/accounts/2fa/", "/accounts/reauthenticate/", "/accounts/login/")


@pytest.fixture(autouse=True)
def _public(settings):
    settings.HAVEN_SECOND_FACTOR = True
    settings.ACCOUNT_RATE_LIMITS = False


@pytest.fixture
def enter(client, sarajevo):
    def _enter(role):
        actor = someone("dana", sarajevo, role)
        client.force_login(actor.user)
        confirm_sign_in(client)
        return actor

    return _enter


@pytest.mark.parametrize("role", Role)
def test_it_is_asked_of_stewards_only(client, enter, role):
    enter(role)
    answer = client.get("/steward/")
    if role in STEWARDS:
        assert answer.url == "/accounts/2fa/"
    else:
        assert answer.status_code == 200


def test_every_address_leads_to_setting_one_up(client, enter, sarajevo, tbilisi):
    furnish(sarajevo)
    let_in(User.objects.create(username="guest", name="Guest"), sarajevo, tbilisi)
    enter(Role.SUPERVISOR)
    for page in matrix.pages():
        address = page.address(sarajevo)
        if address.startswith((*SET_UP, "/accounts/logout/", "/language/", "/key/", "/field/")):
            continue
        for method in matrix.METHODS:
            answer = client.generic(method, address)
            assert answer.headers.get("Location") == "/accounts/2fa/", (method, address)


def test_she_sets_up_an_app_or_signs_out(client, enter):
    enter(Role.ADMINISTRATOR)
    page = client.get("/accounts/2fa/").content.decode()
    assert "Your role asks for a second step." in page
    assert "/steward/" not in page
    assert client.get("/accounts/2fa/totp/activate/").status_code == 200
    assert client.get("/accounts/2fa/webauthn/add/").status_code == 200
    assert client.post("/accounts/logout/").status_code == 302
    assert "_auth_user_id" not in client.session


def test_with_one_everything_opens_again(client, enter):
    actor = enter(Role.ADMINISTRATOR)
    RecoveryCodes.activate(actor.user)
    assert client.get("/steward/").url == "/accounts/2fa/"
    auth.TOTP.activate(actor.user, auth.generate_totp_secret())
    assert client.get("/steward/").status_code == 200
    assert "Your role asks" not in client.get("/accounts/2fa/").content.decode()
    Authenticator.objects.all().delete()
    assert client.get("/steward/").url == "/accounts/2fa/"


def test_a_password_of_her_own_comes_first(client, enter):
    actor = enter(Role.ADMINISTRATOR)
    actor.user.password_is_known = True
    actor.user.save()
    assert client.get("/steward/").url == "/accounts/password/change/"
    assert client.get("/accounts/password/change/").status_code == 200


PLANTED = (
    "/accounts/2fa/",
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/2fa/recovery-codes/generate/",
    "/accounts/3rdparty/",
    "/accounts/oidc/office/login/?process=connect",
)


@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.ADMINISTRATOR])
@pytest.mark.parametrize("address", PLANTED)
def test_whoever_knows_the_first_password_plants_no_way_in(client, enter, role, address):
    actor = enter(role)
    actor.user.password_is_known = True
    actor.user.save()
    for method in matrix.METHODS:
        answer = client.generic(method, address)
        assert answer.headers.get("Location") == "/accounts/password/change/"


@pytest.mark.parametrize("address", ["/accounts/reauthenticate/", "/accounts/logout/"])
def test_she_may_still_prove_herself_or_leave(client, enter, address):
    actor = enter(Role.CASE_WORKER)
    actor.user.password_is_known = True
    actor.user.save()
    assert client.get(address).status_code == 200
