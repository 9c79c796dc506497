"""What is sealed opens only with its key, in its place."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haven.foundation.vault.sealing import BrokenSealError, seal, unseal

KEY = bytes(range(32))


@given(st.binary(), st.binary())
def test_what_is_sealed_opens_again(plain, context):
    assert unseal(KEY, seal(KEY, plain, context), context) == plain


@given(st.binary(min_size=1), st.integers(0, 10_000), st.integers(1, 255))
def test_one_changed_byte_breaks_the_seal(plain, where, change):
    blob = bytearray(seal(KEY, plain, b"here"))
    blob[where % len(blob)] ^= change
    with pytest.raises(BrokenSealError):
        unseal(KEY, bytes(blob), b"here")


def test_another_key_or_place_does_not_open_it():
    blob = seal(KEY, b"Nargis", b"persons.Name:1")
    with pytest.raises(BrokenSealError):
        unseal(os.urandom(32), blob, b"persons.Name:1")
    with pytest.raises(BrokenSealError):
        unseal(KEY, blob, b"persons.Name:2")
