from datetime import date

import pytest
from django import forms
from django.utils.translation import override

FEW = [("", "---------"), ("yes", "Yes"), ("no", "No")]
MANY = [(str(number), f"Answer {number}") for number in range(20)]


class Ask(forms.Form):
    name = forms.CharField(label="Name", help_text="In any script")
    note = forms.CharField(required=False, widget=forms.Textarea({"placeholder": "Write"}))
    safe = forms.ChoiceField(choices=FEW)
    maybe = forms.ChoiceField(choices=FEW, required=False)
    language = forms.ChoiceField(choices=MANY)
    born_on = forms.DateField(required=False)
    agrees = forms.BooleanField(label="She agrees")


def drawn(field, data=None, **initial):
    return Ask(data, initial=initial)[field].as_field_group()


def test_an_input_is_described_by_its_hint_and_its_error():
    page = drawn("name", data={"name": ""})
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'id="id_name_helptext"' in page
    assert 'id="id_name_error"' in page
    assert 'aria-invalid="true"' in page


def test_free_text_finds_its_direction_and_is_remembered_by_nobody():
    for field in ("name", "note"):
        page = drawn(field)
        assert 'dir="auto"' in page
        assert 'autocomplete="off"' in page
        assert 'spellcheck="false"' in page
    assert "placeholder" not in drawn("note")


def test_few_answers_are_shown_at_once():
    page = drawn("safe")
    assert page.count('type="radio"') == 2
    assert "<select" not in page
    assert "---------" not in page


def test_an_optional_question_can_be_left_unanswered():
    page = drawn("maybe")
    assert page.count('type="radio"') == 3
    assert "No answer" in page
    assert "(optional)" in page


def test_many_answers_stand_in_a_list_and_none_is_chosen_for_her():
    page = drawn("language")
    assert "<select" in page
    assert page.index('value="" selected') < page.index("Answer 0")
    assert 'value="7" selected' in drawn("language", language="7")


@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_a_date_field_speaks_iso_in_every_language(language):
    with override(language):
        assert 'type="date"' in drawn("born_on")
        assert 'value="2001-02-03"' in drawn("born_on", born_on=date(2001, 2, 3))
        form = Ask({"born_on": "2001-02-03"})
        assert form.is_valid() is False
        assert form.cleaned_data["born_on"] == date(2001, 2, 3)


def test_the_label_of_a_tick_stands_behind_its_box():
    page = drawn("agrees")
    assert page.index("<input") < page.index("<label")


def test_typed_words_are_never_markup():
    page = drawn("name", data={"name": "<script>alert(1)</script>"})
    assert "<script>" not in page
