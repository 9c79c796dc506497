"""Keys are made, opened, wrapped anew and destroyed."""

import uuid

import pytest

from haven.foundation.vault import keyring
from haven.foundation.vault.keyring import KeyGoneError
from haven.foundation.vault.models import RealmKey, SealingKey
from haven.foundation.vault.tokens import token

pytestmark = pytest.mark.django_db


@pytest.fixture
def nobody_holds_keys():
    token = keyring._held.set(None)
    yield
    keyring._held.reset(token)


def test_a_key_rests_wrapped_and_opens_again(nobody_holds_keys):
    person = uuid.uuid4()
    keyring.make_keys([person], "SJJ")
    key = keyring.sealing_key(person)
    assert len(key) == 32
    assert key not in bytes(SealingKey.objects.get().wrapped)
    assert keyring.sealing_key(person) == key


def test_rotation_changes_the_wrapping_and_not_the_keys(nobody_holds_keys):
    people = [uuid.uuid4() for _ in range(7)]
    keyring.make_keys(people, "SJJ")
    before = [keyring.sealing_key(person) for person in people]
    wrapped = set(SealingKey.objects.values_list("wrapped", flat=True))
    assert keyring.rotate("SJJ", batch=3) == 7
    assert [keyring.sealing_key(person) for person in people] == before
    assert not wrapped & set(SealingKey.objects.values_list("wrapped", flat=True))
    assert [key.version for key in RealmKey.objects.filter(purpose="people")] == [2]


def test_a_destroyed_key_is_gone(nobody_holds_keys):
    person = uuid.uuid4()
    keyring.make_keys([person], "SJJ")
    keyring.destroy_keys([person])
    with pytest.raises(KeyGoneError):
        keyring.sealing_key(person)


def test_many_keys_are_loaded_with_one_query(django_assert_num_queries):
    people = [uuid.uuid4() for _ in range(50)]
    keyring.make_keys(people, "SJJ")
    keyring._held.get().clear()
    with django_assert_num_queries(1, using="keyring"):
        keyring.load_keys(people)
        for person in people:
            keyring.sealing_key(person)


def test_tokens_are_equal_within_a_mission_and_differ_between_missions():
    assert token("SJJ", "name", "NRKS") == token("SJJ", "name", "NRKS")
    assert token("SJJ", "name", "NRKS") != token("TBS", "name", "NRKS")
    assert token("SJJ", "name", "NRKS") != token("SJJ", "phone", "NRKS")


def test_a_rotation_cut_short_is_finished_by_the_next(nobody_holds_keys, monkeypatch):
    people = [uuid.uuid4() for _ in range(7)]
    keyring.make_keys(people, "SJJ")
    before = [keyring.sealing_key(person) for person in people]
    wrap, batches = keyring._wrap_anew, iter([1])

    def once(rows, wrapping):
        next(batches)
        wrap(rows, wrapping)

    monkeypatch.setattr(keyring, "_wrap_anew", once)
    with pytest.raises(StopIteration):
        keyring.rotate("SJJ", batch=3)
    assert SealingKey.objects.filter(realm_key__version=2).count() == 3
    assert [keyring.sealing_key(person) for person in people] == before
    monkeypatch.setattr(keyring, "_wrap_anew", wrap)
    assert keyring.rotate("SJJ", batch=3) == 7
    assert [keyring.sealing_key(person) for person in people] == before
    assert RealmKey.objects.filter(purpose="people").count() == 1
