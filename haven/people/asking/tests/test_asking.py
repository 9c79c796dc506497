"""Asking, answering, taking back: what each side may do, and what the database holds by itself."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from conftest import someone
from haven.foundation.access.models import Membership
from haven.foundation.access.roles import Role
from haven.foundation.audit.models import Entry
from haven.foundation.audit.sentences import in_words
from haven.foundation.steward.actions import give_role
from haven.foundation.steward.refusals import GuestRoleError, RolesApartError
from haven.people.asking import jobs
from haven.people.asking.actions import (
    answer_no,
    answer_yes,
    ask_mission,
    end_visit,
    withdraw_enquiry,
)
from haven.people.asking.errors import (
    EnquiryOverError,
    NoConsentError,
    NotMeantError,
    OwnMissionError,
)
from haven.people.asking.jobs import close_what_is_overdue
from haven.people.asking.models import Enquiry, NoReason, State
from haven.people.asking.queries import overdue, sought_in, to_answer
from haven.people.persons.queries import Sought

pytestmark = pytest.mark.django_db


def said(mission):
    return [in_words(entry) for entry in Entry.objects.filter(mission=mission).order_by("number")]


def test_what_she_wrote_is_sealed_under_a_key_of_its_own(asked, mehrangez):
    enquiry = Enquiry.objects.get(pk=asked().pk)
    assert sought_in(enquiry).names == ("Mehrangez Nazarova",)
    assert enquiry.why == "She sits before me."
    assert list(enquiry.candidates.values_list("person", flat=True)) == [mehrangez.pk]


def test_nobody_asks_her_own_mission(chloe, tbilisi, at):
    with pytest.raises(OwnMissionError):
        ask_mission(
            by=chloe, from_mission=tbilisi, mission=tbilisi, sought=Sought(("X",)), why="", at=at
        )


def test_nobody_asks_for_a_mission_she_does_not_work_in(dilbar, tbilisi, dushanbe, asked):
    with pytest.raises(PermissionDenied):
        asked(by=dilbar)


def test_her_circle_and_the_supervisors_are_asked(asked, mehrangez, dilbar, farrukh, soraya, chloe):
    enquiry = asked()
    assert [list(to_answer(one)) for one in (dilbar, soraya)] == [[enquiry], [enquiry]]
    assert [list(to_answer(one)) for one in (farrukh, chloe)] == [[], []]


def test_of_somebody_nobody_knows_the_supervisors_are_asked(asked, dilbar, soraya):
    enquiry = asked("Nobody Atall")
    assert [list(to_answer(one)) for one in (dilbar, soraya)] == [[], [enquiry]]


def test_a_yes_needs_her_consent(asked, agrees, mehrangez, dilbar, at):
    enquiry = asked()
    with pytest.raises(NoConsentError):
        answer_yes(by=dilbar, enquiry=enquiry, person=mehrangez, at=at)
    agrees(mehrangez, "refused")
    with pytest.raises(NoConsentError):
        answer_yes(by=dilbar, enquiry=enquiry, person=mehrangez, at=at)
    assert not Membership.objects.filter(role=Role.GUEST).exists()


def test_a_yes_is_about_one_who_may_be_meant(asked, agrees, mehrangez, shahlo, dilbar, at):
    enquiry = asked()
    agrees(shahlo)
    with pytest.raises(NotMeantError):
        answer_yes(by=dilbar, enquiry=enquiry, person=shahlo, at=at)


def test_whoever_may_not_know_her_does_not_answer(asked, agrees, mehrangez, farrukh, chloe, at):
    enquiry = asked()
    agrees(mehrangez)
    for somebody in (farrukh, chloe):
        with pytest.raises(PermissionDenied):
            answer_yes(by=somebody, enquiry=enquiry, person=mehrangez, at=at)
        with pytest.raises(PermissionDenied):
            answer_no(by=somebody, enquiry=enquiry, reason=NoReason.UNKNOWN, at=at)


def test_about_a_restricted_person_only_a_supervisor_says_yes(
    asked, agrees, mehrangez, dilbar, soraya, at
):
    mehrangez.restricted = True
    mehrangez.save()
    enquiry = asked()
    agrees(mehrangez)
    with pytest.raises(PermissionDenied):
        answer_yes(by=dilbar, enquiry=enquiry, person=mehrangez, at=at)
    answer_yes(by=soraya, enquiry=enquiry, person=mehrangez, at=at)
    assert enquiry.state == State.YES


def test_it_is_answered_once(guest, dilbar, mehrangez, chloe, at):
    _, enquiry = guest
    with pytest.raises(EnquiryOverError):
        answer_no(by=dilbar, enquiry=enquiry, reason=NoReason.UNSAFE, at=at)
    with pytest.raises(EnquiryOverError):
        withdraw_enquiry(by=chloe, enquiry=enquiry, at=at)


def test_only_she_who_asked_takes_it_back(asked, chloe, soraya, dilbar, at):
    enquiry = asked()
    for somebody in (soraya, dilbar):
        with pytest.raises(PermissionDenied):
            withdraw_enquiry(by=somebody, enquiry=enquiry, at=at)
    withdraw_enquiry(by=chloe, enquiry=enquiry, at=at)
    assert not to_answer(soraya).exists()


def test_whoever_watches_a_mission_is_no_guest_in_it(
    asked, agrees, mehrangez, dilbar, chloe, dushanbe, today, at
):
    chloe.user.memberships.create(mission=dushanbe, role=Role.ADMINISTRATOR, starts_on=today)
    enquiry = asked()
    agrees(mehrangez)
    with pytest.raises(RolesApartError):
        answer_yes(by=dilbar, enquiry=enquiry, person=mehrangez, at=at)


def test_the_database_refuses_a_yes_without_her_consent(asked, agrees, mehrangez, dilbar, at):
    enquiry = asked()
    refusal = agrees(mehrangez, "refused")
    earlier = agrees(mehrangez)
    agrees(mehrangez, "withdrawn")
    for ground in (None, refusal, earlier):
        with pytest.raises(IntegrityError), transaction.atomic():
            Enquiry.objects.filter(pk=enquiry.pk).update(
                state=State.YES, person=mehrangez, consent=ground, answered_by=dilbar.user,
                answered_at=at,
            )  # fmt: skip


def test_the_database_refuses_the_consent_of_another(asked, agrees, mehrangez, shahlo, dilbar, at):
    enquiry, hers = asked(), agrees(shahlo)
    with pytest.raises(IntegrityError, match="yes_stands_on_her_consent"):
        Enquiry.objects.filter(pk=enquiry.pk).update(
            state=State.YES, person=mehrangez, consent=hers, answered_by=dilbar.user, answered_at=at
        )


def test_both_trails_tell_a_yes_and_only_one_a_no(asked, guest, mehrangez, dilbar, chloe, at):
    _, enquiry = guest
    no = asked("Mehrangez Nazarova", by=chloe)
    answer_no(by=dilbar, enquiry=no, reason=NoReason.UNSAFE, at=at)
    yes = f"dilbar said yes to {enquiry} for DYU: the asker of TBS is a guest in one file."
    assert yes in said("DYU")
    assert yes in said("TBS")
    assert said("DYU")[-1] == f"dilbar did not confirm {no} of TBS: unsafe."
    assert said("TBS")[-1] == f"chloe asked DYU for TBS whether it knows somebody: {no}."


def test_silence_ends_as_a_no_after_fourteen_days(asked, at, monkeypatch):
    enquiry = asked()
    assert overdue(at + timedelta(days=13, hours=23)) == []
    monkeypatch.setattr(jobs, "now", lambda: at + timedelta(days=14))
    close_what_is_overdue()
    enquiry.refresh_from_db()
    assert (enquiry.state, enquiry.answered_by) == (State.NO, None)
    assert said("DYU")[-1] == f"Nobody answered {enquiry} of TBS in time."
    assert str(enquiry) in said("TBS")[-1]
    assert "asked" in said("TBS")[-1]


def test_a_place_is_freed_with_the_last_visit(guest, dilbar, chloe, at):
    _, enquiry = guest
    end_visit(by=dilbar, enquiry=enquiry, at=at)
    assert not chloe.user.memberships.filter(role=Role.GUEST).exists()
    with pytest.raises(EnquiryOverError):
        end_visit(by=dilbar, enquiry=enquiry, at=at)


def test_no_steward_gives_a_guest_her_place(dushanbe, chloe, today):
    ruth = someone("ruth", dushanbe, Role.ADMINISTRATOR)
    with pytest.raises(GuestRoleError):
        give_role(by=ruth, user=chloe.user, mission=dushanbe, role=Role.GUEST, starts_on=today)
