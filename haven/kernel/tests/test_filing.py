"""Under which keys a record is filed: whoever tells the same of herself meets herself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haven.kernel.ages import BirthDate
from haven.kernel.linkage.filing import Kind, filed_under, sought_under, words_heard
from haven.kernel.names import softened

BORN = BirthDate(1994, 5, 17)
names = st.lists(
    st.sampled_from(
        ["Амина", "Karimova", "کریمی", "Şahin", "Giorgi", "ბერიძე", "Rustamovna", "Nastya", "Abd"]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
births = st.none() | st.dates().map(lambda day: BirthDate(day.year, day.month, day.day))


def shared(one, other, *kinds):
    return {key for key in one & other if not kinds or key.kind in kinds}


@given(names, births)
def test_whoever_tells_the_same_stands_under_every_key_she_is_sought_under(name, birth):
    assert filed_under([name], birth) <= sought_under([name], birth)


@given(names, births)
def test_the_order_of_words_is_nothing(name, birth):
    turned = " ".join(reversed(name.split()))
    pairs = {Kind.PAIR, Kind.WORD, Kind.WORD_YEAR}
    told, again = filed_under([name], birth), filed_under([turned], birth)
    if "Rustamovna" not in name and "Abd" not in name:
        assert shared(told, told, *pairs) == shared(again, again, *pairs)


@pytest.mark.parametrize(
    ("filed", "sought"),
    [
        ("Меҳрангез Назарова", "Mehrangez Nazarova"),
        ("Şahin Öztürk", "Шахин Озтюрк"),
        ("محمد حسين", "Mohammad Hussein"),
        ("გიორგი ბერიძე", "Giorgi Beridze"),
        ("Анна Рустамовна", "Anna Rustam"),
        ("Настя Иванова", "Ivanova Anastasiya"),
    ],
)
def test_another_writing_meets_by_two_words(filed, sought):
    assert shared(filed_under([filed], None), sought_under([sought], None), Kind.PAIR)


def test_a_year_beside_the_one_told_is_looked_under_as_well():
    filed, sought = filed_under(["Amina"], BORN), sought_under(["Amina"], BirthDate(1995))
    assert shared(filed, sought, Kind.WORD_YEAR)
    assert not shared(filed, sought_under(["Amina"], BirthDate(1997)), Kind.WORD_YEAR)


def test_1_january_is_a_year_and_no_day():
    keys = filed_under(["Amina"], BirthDate(1994, 1, 1))
    assert not [key for key in keys if key.kind is Kind.BIRTH]
    assert [key for key in keys if key.kind is Kind.WORD_YEAR]


def test_a_slip_in_a_long_word_leaves_its_beginning_or_its_end():
    for slip in ("Nararova", "Mazarova", "Nazarowka"):
        told = sought_under([slip], None)
        assert shared(filed_under(["Nazarova"], None), told, Kind.BEGINNING, Kind.END)


def test_who_has_no_name_is_filed_by_her_birth_alone():
    assert {key.kind for key in filed_under([], BORN)} == {Kind.BIRTH}
    assert filed_under([""], None) == frozenset()
    assert words_heard("") == ()


@given(st.text(max_size=60))
def test_any_text_can_be_filed(text):
    assert filed_under([text], BORN) <= sought_under([text], BORN)


def test_habits_of_spelling_are_softened():
    assert softened("kareemy") == softened("karimi")
    assert softened("jamshed") == softened("dzhamshed")
