"""Tries are counted for all processes together, and a copy of the database signs nobody in."""

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache, caches
from django.db import connection
from django.test import Client

from haven.web import jobs
from haven.web.sessions import SessionStore, digest_of

pytestmark = pytest.mark.django_db

WRONG = {"login": "amina", "password": "not her password"}


def rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM haven_limits")
        return cursor.fetchall()


def sign_in(said, address="10.0.0.1"):
    return Client(REMOTE_ADDR=address).post("/accounts/login/", said)


def test_wrong_passwords_are_counted_where_every_process_sees_them(amina):
    for number in range(10):
        sign_in(WRONG, f"10.0.0.{number}")
    caches["memory"].clear()  # as another process, that remembers nothing
    right = sign_in({"login": "amina", "password": "a long password"}, "10.0.0.99")
    assert right.status_code == 200
    assert "_auth_user_id" not in right.wsgi_request.session


def test_the_count_names_neither_address_nor_account(amina):
    sign_in(WRONG, "203.0.113.7")
    kept = str(rows())
    assert len(rows()) >= 2
    assert "203.0.113.7" not in kept
    assert "amina" not in kept


def test_tries_that_no_longer_count_are_forgotten():
    cache.set("over", 1, timeout=-1)
    cache.set("lasts", 1, timeout=3600)
    jobs.clear_tries()
    assert cache.get("lasts") == 1
    assert len(rows()) == 1


def test_a_copy_of_the_database_opens_no_session(client, amina):
    client.force_login(amina.user)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    kept = Session.objects.get()
    assert key not in f"{kept.session_key} {kept.session_data}"
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = kept.session_key
    assert thief.get("/steward/").url.startswith("/accounts/login/")
    assert client.get("/steward/").status_code == 200


def test_a_session_is_kept_renewed_and_ended():
    store = SessionStore()
    store["said"] = "hello"
    store.save()
    key = store.session_key
    assert SessionStore(key)["said"] == "hello"
    assert SessionStore().exists(key)
    assert not SessionStore().exists(digest_of(key))
    store.cycle_key()
    assert not SessionStore().exists(key)
    assert SessionStore(store.session_key)["said"] == "hello"
    store.flush()
    assert not Session.objects.exists()
    SessionStore().delete()
