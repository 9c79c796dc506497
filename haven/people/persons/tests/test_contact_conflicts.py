"""Two people change a contact at once: no rule comes out laxer or moves to another number."""

from datetime import time

import pytest
from django.test import Client

from haven.people.persons.actions import change_contact
from haven.people.persons.answers import GivenContact

pytestmark = pytest.mark.django_db

HERS, ANOTHER = "+387 61 000 111", "+387 62 777 888"
MORNING = {"from_time": time(9), "until_time": time(11)}
NOON = {"from_time": time(10), "until_time": time(13)}
NIGHT = {"from_time": time(20), "until_time": time(22)}


def told(safety, value=HERS, **rule):
    return GivenContact("phone", value, safety, **rule)


@pytest.fixture
def conflict(amina, bashir, dilorom):
    """The form after somebody else was quicker: what stands, what was written."""

    def conflict(stands, wrote):
        way = dilorom.contacts.get()
        change_contact(by=amina, contact=way, seen=way.version, to=stands)
        client = Client()
        client.force_login(bashir.user)
        answers = {"channel": "phone", "value": wrote.value, "safety": wrote.safety, "seen": 1}
        answers |= {"weekdays": list(wrote.weekdays)}
        answers |= {"from_time": wrote.from_time or "", "until_time": wrote.until_time or ""}
        answer = client.post(f"/people/{dilorom.code}/contacts/{way.pk}/change/", answers)
        assert answer.status_code == 409
        return {name: answer.context["form"][name].value() for name in answers}

    return conflict


@pytest.mark.parametrize(("stands", "wrote"), [(ANOTHER, HERS), (HERS, ANOTHER)])
def test_a_rule_about_one_number_is_not_offered_for_another(conflict, stands, wrote):
    form = conflict(told("safe", stands), told("never", wrote))
    assert (form["value"], form["safety"]) == (wrote, "unknown")
    assert (form["weekdays"], form["from_time"], form["until_time"]) == ([], None, None)


@pytest.mark.parametrize("laxer", [told("safe"), told("rules", **MORNING), told("unknown")])
def test_of_two_rules_for_one_number_the_stricter_is_offered(conflict, laxer):
    assert conflict(laxer, told("never"))["safety"] == "never"


def test_never_that_stands_is_not_made_laxer(conflict):
    assert conflict(told("never"), told("safe"))["safety"] == "never"


def test_of_two_sets_of_hours_those_in_both_are_offered(conflict):
    form = conflict(told("rules", weekdays=[0, 1], **MORNING), told("rules", **NOON))
    assert (form["safety"], form["weekdays"]) == ("rules", [0, 1])
    assert (form["from_time"], form["until_time"]) == (time(10), time(11))


def test_where_the_hours_have_none_in_common_she_must_be_asked(conflict):
    form = conflict(told("rules", **MORNING), told("rules", **NIGHT))
    assert (form["safety"], form["from_time"]) == ("unknown", None)
