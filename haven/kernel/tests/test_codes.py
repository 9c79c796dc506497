"""A code survives handwriting, telephones and tired fingers."""

from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from haven.kernel.codes import ALPHABET, MistypedCodeError, new_code, read_code

codes = st.builds(new_code)
places = st.integers(0, 7)


def typed(letters):
    return "".join(letters)


@given(codes)
def test_a_new_code_reads_as_itself(code):
    assert read_code(code) == code
    assert len(code) == 9
    assert not set("ILOU") & set(code)


@given(codes, places, st.sampled_from(ALPHABET))
def test_every_mistaken_character_is_noticed(code, place, wrong):
    letters = list(code.replace("-", ""))
    assume(letters[place] != wrong)
    letters[place] = wrong
    with pytest.raises(MistypedCodeError, match="typing mistake"):
        read_code(typed(letters))


@given(codes, places, places)
def test_any_two_exchanged_characters_are_noticed(code, one, other):
    letters = list(code.replace("-", ""))
    assume(letters[one] != letters[other])
    letters[one], letters[other] = letters[other], letters[one]
    with pytest.raises(MistypedCodeError, match="typing mistake"):
        read_code(typed(letters))


@given(codes)
def test_a_lost_character_is_noticed(code):
    with pytest.raises(MistypedCodeError, match="8 letters and digits"):
        read_code(code[:-1])


@given(codes)
def test_look_alikes_case_and_spaces_do_not_matter(code):
    as_people_type = code.lower().replace("0", "o").replace("1", "l").replace("-", " \u2013 ")
    assert read_code(as_people_type) == code


@given(st.builds(new_code, st.just("G")))
def test_a_prefix_may_be_left_out(code):
    assert read_code(code, prefix="G") == code
    assert read_code(code.removeprefix("G-"), prefix="G") == code


@given(st.text())
def test_no_text_breaks_the_reading(text):
    with suppress(MistypedCodeError):
        assert read_code(read_code(text)) == read_code(text)


def test_codes_do_not_repeat():
    assert len({new_code() for _ in range(1000)}) == 1000
