"""The pages of the directory, seen by those who may."""

import pytest
from django.urls import reverse

from conftest import someone
from haven.foundation.access.roles import Role
from haven.foundation.directory.actions import add_organisation
from haven.foundation.directory.models import Organisation

pytestmark = pytest.mark.django_db

LIST, ADD = "/directory/", "/directory/add/"


@pytest.fixture
def as_(client):
    def signed_in(actor):
        client.force_login(actor.user)
        return client

    return signed_in


@pytest.fixture
def clinic(amina, sarajevo):
    return add_organisation(by=amina, mission=sarajevo, name="Clinic <b>", kind="LegalService")


def test_an_empty_directory_says_what_will_stand_here(as_, amina):
    page = as_(amina).get(LIST).content.decode()
    assert "No organisation yet" in page
    assert ADD in page


def test_the_list_is_filtered_by_kind(as_, amina, clinic):
    assert "Clinic &lt;b&gt;" in as_(amina).get(LIST).content.decode()
    assert "Clinic" not in as_(amina).get(f"{LIST}?kind=NGO").content.decode()
    assert "Clinic" in as_(amina).get(f"{LIST}?kind=nonsense").content.decode()


def test_the_list_asks_few_questions(as_, amina, sarajevo, at_most_twelve_queries):
    for number in range(60):
        add_organisation(by=amina, mission=sarajevo, name=f"Office {number}")
    browser = as_(amina)
    browser.get(LIST)
    with at_most_twelve_queries():
        assert browser.get(LIST).context["page"].paginator.count == 60


def test_an_organisation_is_added(as_, amina, sarajevo):
    answer = as_(amina).post(
        ADD, {"mission": sarajevo.pk, "name": "Lipa House", "kind": "NGO", "country": "BA"}
    )
    assert answer.url == LIST
    assert Organisation.objects.get().country == "BA"


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("name", "", "This field is required."),
        ("name", "clinic <B>", "stands in the directory already"),
        ("phone", "call me", "Write digits only"),
        ("country", "ZZ", "Select a valid choice"),
    ],
)
def test_bad_input_changes_nothing_and_says_why(as_, amina, sarajevo, clinic, field, value, says):
    sent = {"mission": sarajevo.pk, "name": "Lipa House", field: value}
    assert says in as_(amina).post(ADD, sent).content.decode()
    assert list(Organisation.objects.all()) == [clinic]


def test_nobody_adds_to_another_mission_by_typing_its_number(as_, chloe, sarajevo):
    as_(chloe).post(ADD, {"mission": sarajevo.pk, "name": "Lipa House"})
    assert not Organisation.objects.exists()


def test_what_is_known_stands_in_the_form_and_is_changed(as_, amina, clinic):
    address = reverse("directory:change", args=[clinic.pk])
    assert "Clinic &lt;b&gt;" in as_(amina).get(address).content.decode()
    as_(amina).post(address, {"name": "Clinic", "kind": "HealthServiceOrganisation"})
    clinic.refresh_from_db()
    assert (clinic.name, clinic.kind_name) == ("Clinic", "Health Service Organisation")


def test_a_supervisor_ends_an_agreement(as_, amina, bashir, clinic):
    address = reverse("directory:end", args=[clinic.pk])
    assert as_(amina).post(address).status_code == 404
    assert as_(bashir).get(address).status_code == 405
    as_(bashir).post(address)
    clinic.refresh_from_db()
    assert not clinic.is_active


def test_what_she_may_not_see_does_not_exist(as_, chloe, sarajevo, clinic):
    assert "Clinic" not in as_(chloe).get(LIST).content.decode()
    assert as_(chloe).get(reverse("directory:change", args=[clinic.pk])).status_code == 404
    partner = someone("petra", sarajevo, Role.PARTNER)
    assert as_(partner).get(ADD).status_code == 404


def test_who_has_not_signed_in_is_asked_to(client):
    assert client.get(LIST).url.startswith("/accounts/login/")
