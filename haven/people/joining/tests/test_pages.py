"""The pages on which two files become one, and part again."""

import pytest
from django.urls import reverse

from conftest import signed_in
from haven.people.cases.actions import write_note
from haven.people.cases.catalogue import NoteKind
from haven.people.joining.actions import join
from haven.people.joining.models import Joining
from haven.people.joining.tests.conftest import ALL_KEPT
from haven.people.joining.tests.test_joining import joined_by
from haven.people.persons.actions import add_name, change_person
from haven.people.persons.answers import GivenName
from haven.people.persons.models import Name

pytestmark = pytest.mark.django_db


def page(client, name, *args):
    return client.get(reverse(name, args=args)).content.decode()


def send(client, name, *args, **said):
    return client.post(reverse(name, args=args), said, follow=True).content.decode()


def test_one_types_the_code_of_the_other_file(as_amina, keep, other):
    shown = send(as_amina, "joining:choose", keep.code, code=other.code.lower())
    assert "Are these one person?" in shown


def test_two_files_stand_side_by_side(as_amina, keep, other):
    shown = page(as_amina, "joining:compare", keep.code, other.code)
    for words in ("Nargis Rahimova", "Наргис Раҳимова", "Note: 1", "Number: 1"):
        assert words in shown


def test_what_differs_is_chosen_and_the_files_become_one(as_amina, keep, other):
    send(as_amina, "joining:compare", keep.code, other.code, reason="Same passport")
    assert not Joining.objects.exists()
    shown = send(
        as_amina, "joining:compare", keep.code, other.code,
        reason="Same passport", main_name="other", circle="knew_both",
    )  # fmt: skip
    assert "The two files are one now." in shown
    assert f"Joined from {other.code} by Amina" in shown


def test_the_code_of_the_other_file_opens_the_joined_one(as_amina, joined, keep, other):
    assert keep.code in page(as_amina, "person", other.code)


def test_whoever_may_not_know_both_sees_nothing(emir, keep, other):
    for name, codes in (("choose", [keep.code]), ("compare", [keep.code, other.code])):
        answer = signed_in(emir).get(reverse(f"joining:{name}", args=codes))
        assert answer.status_code == 404


def test_a_second_person_confirms_on_a_page(amina, bashir, keep, other, today, now):
    change_person(by=amina, person=other, on=today, restricted=True)
    joining = join(by=amina, keep=keep, other=other, choices=ALL_KEPT, reason="Same", at=now)
    hers, his = signed_in(amina), signed_in(bashir)
    assert "Nobody confirms what she proposed herself." in page(hers, "joining:confirm", joining.pk)
    assert keep.code in page(his, "joining:waiting")
    assert "Files to join" in page(his, "home")
    assert "The two files are one now." in send(his, "joining:confirm", joining.pk)


def test_a_second_person_refuses_on_a_page(amina, bashir, keep, other, today, now):
    change_person(by=amina, person=other, on=today, restricted=True)
    joining = join(by=amina, keep=keep, other=other, choices=ALL_KEPT, reason="Same", at=now)
    assert "Refused." in send(signed_in(bashir), "joining:refuse", joining.pk)
    assert not Joining.objects.exists()


def test_what_was_added_since_is_shared_out_on_a_page(as_amina, amina, joined, keep, other, now):
    name = add_name(by=amina, person=keep, name=GivenName("Nargiza"))
    ended = keep.cases.get(closed_on__isnull=False)
    write_note(by=amina, case=ended, kind=NoteKind.DECISION, text="Later words", at=now)
    shown = page(as_amina, "joining:part", keep.code, joined.pk)
    assert "Name: Nargiza" in shown
    assert "Later words" in shown
    said = {f"persons.Name.person:{name.pk}": "other"}
    shown = send(as_amina, "joining:part", keep.code, joined.pk, **said)
    assert "The two files are apart again." in shown
    assert Name.objects.get(pk=name.pk).person == other


def test_what_lies_below_another_joining_is_not_parted(as_amina, amina, joined, keep, sister, now):
    joined_by(amina, keep, sister, now.replace(day=5))
    assert "Part those two first." in page(as_amina, "joining:part", keep.code, joined.pk)
    assert "Part those two first." in send(as_amina, "joining:part", keep.code, joined.pk)


def test_the_page_of_a_joined_person_is_read_with_few_questions(
    as_amina, joined, keep, at_most_twelve_queries
):
    as_amina.get(reverse("person", args=[keep.code]))
    with at_most_twelve_queries():
        as_amina.get(reverse("person", args=[keep.code]))
