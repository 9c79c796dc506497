"""A session ends: with the browser, with the day, and with the account."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils.timezone import now

from haven.web import jobs, middleware

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client, amina):
    client.force_login(amina.user)
    client.get("/")
    return client


def test_closing_the_browser_ends_it_however_often_it_was_used(reader, monkeypatch):
    monkeypatch.setattr(middleware, "TOUCH_SECONDS", -1)
    cookie = reader.get("/").cookies[settings.SESSION_COOKIE_NAME]
    assert not cookie["max-age"]
    assert not cookie["expires"]


def test_it_is_idle_twenty_minutes_after_its_last_use(reader, monkeypatch):
    Session.objects.update(expire_date=now() + timedelta(minutes=1))
    monkeypatch.setattr(middleware, "TOUCH_SECONDS", -1)
    reader.get("/")
    left = Session.objects.get().expire_date - now()
    assert timedelta(minutes=19) < left <= timedelta(minutes=20)


def test_it_does_not_outlive_a_long_day(reader):
    assert reader.get("/").status_code == 200
    session = reader.session
    session["since"] -= middleware.LONGEST_SECONDS + 1
    session.save()
    assert reader.get("/").url.startswith("/accounts/login/")


def test_what_has_run_out_is_forgotten(reader):
    jobs.clear_sessions()
    assert Session.objects.count() == 1
    Session.objects.update(expire_date=now() - timedelta(seconds=1))
    jobs.clear_sessions()
    assert not Session.objects.exists()


def test_the_secret_of_an_authenticator_is_sealed_in_the_database(amina):
    secret = auth.generate_totp_secret()
    auth.TOTP.activate(amina.user, secret)
    kept = Authenticator.objects.get()
    assert secret not in str(kept.data)
    counter = next(iter(auth.yield_hotp_counters_from_time()))
    code = auth.format_hotp_value(auth.hotp_value(secret, counter))
    assert auth.TOTP(kept).validate_code(code)
