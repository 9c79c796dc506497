"""All that a database says of people, opened, so that two moments can be compared."""

from collections import Counter

from haven.people.joining.saying import said
from haven.people.joining.walking import moving_links
from haven.people.persons.models import FindingToken, Person

FILE = ("sex", "gender", "birth", "birth_basis", "age_band", "treated_as_child_until",
        "nationalities", "team", "restricted", "joined_into")  # fmt: skip


def snapshot(*people):
    """Every row that speaks of these people, opened, with what they say of themselves."""
    rows = {}
    for person in Person.objects.filter(pk__in=[one.pk for one in people]):
        rows[str(person)] = said(person, FILE)
        for link in moving_links():
            for row in link.rows_of(person):
                rows[f"{link}:{row.pk}"] = said(row)
    return rows


def tokens(person):
    """Under what she is found."""
    return Counter(FindingToken.objects.filter(person=person).values_list("token", flat=True))
