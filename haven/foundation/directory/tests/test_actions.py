"""What can be done with organisations, and what cannot."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from conftest import someone
from haven.foundation.access.roles import Role
from haven.foundation.audit.models import Entry
from haven.foundation.audit.sentences import in_words
from haven.foundation.directory.actions import (
    OrganisationKnownError,
    add_organisation,
    change_organisation,
    end_agreement,
)
from haven.foundation.directory.models import Organisation, OrganisationKind
from haven.foundation.directory.policies import may_change_organisation, may_see_organisation
from haven.foundation.directory.queries import count_by_kind, organisations_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelter(amina, sarajevo):
    return add_organisation(
        by=amina, mission=sarajevo, name="Lipa House", kind=OrganisationKind.NGO, country="BA"
    )


def test_what_is_added_stands_in_the_directory_and_on_the_trail(shelter, bashir):
    assert list(organisations_of(bashir)) == [shelter]
    assert list(organisations_of(bashir, OrganisationKind.LEGAL)) == []
    assert count_by_kind(bashir) == {"NGO": 1}
    assert in_words(Entry.objects.get()) == "amina added Lipa House to the directory."


def test_nobody_adds_to_the_directory_of_another_mission(chloe, sarajevo):
    with pytest.raises(PermissionDenied):
        add_organisation(by=chloe, mission=sarajevo, name="Lipa House")


def test_a_name_stands_once_in_a_directory(shelter, amina, sarajevo, chloe, tbilisi):
    with pytest.raises(OrganisationKnownError):
        add_organisation(by=amina, mission=sarajevo, name="LIPA house")
    add_organisation(by=chloe, mission=tbilisi, name="Lipa House")
    other = add_organisation(by=amina, mission=sarajevo, name="Vrba House")
    with pytest.raises(OrganisationKnownError):
        change_organisation(by=amina, organisation=other, name="Lipa House")


def test_what_is_known_is_corrected(shelter, amina, chloe):
    with pytest.raises(PermissionDenied):
        change_organisation(by=chloe, organisation=shelter, name="Lipa House")
    change_organisation(by=amina, organisation=shelter, name="Lipa House", phone="+38733123456")
    assert Organisation.objects.get().phone == "+38733123456"


def test_only_supervisors_and_administrators_end_an_agreement(shelter, amina, bashir):
    with pytest.raises(PermissionDenied):
        end_agreement(by=amina, organisation=shelter, on=date(2026, 3, 4))
    end_agreement(by=bashir, organisation=shelter, on=date(2026, 3, 4))
    shelter.refresh_from_db()
    assert (shelter.is_active, shelter.agreement_until) == (False, date(2026, 3, 4))


def test_strangers_and_partners_see_nothing(shelter, sarajevo, amina, chloe):
    partner = someone("petra", sarajevo, Role.PARTNER)
    fund = someone("fatima", sarajevo, Role.FUND_MANAGER)
    assert may_see_organisation.allows(amina, shelter)
    assert may_see_organisation.allows(fund, shelter)
    assert not may_change_organisation.allows(fund, shelter)
    assert not organisations_of(partner)
    assert not organisations_of(chloe)
