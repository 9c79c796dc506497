"""Two files become one: nothing is lost, everything opens, and the signpost leads on."""

import pytest
from haven.people.joining.tests.world import snapshot, tokens
from haven.people.joining.walking import moving_links
from haven.people.joining.actions import undo
from haven.people.persons.models import Person

pytestmark = pytest.mark.django_db


def test_everything_of_the_other_file_speaks_of_the_joined_one(joined):
    left = [str(link) for link in moving_links() if link.rows_of(joined.other).exists()]
    assert left == []


def test_undone_at_once_both_files_are_as_they_were(amina, keep, other, sister, now):
    from haven.people.joining.actions import join
    from haven.people.joining.tests.conftest import ALL_KEPT
    before = snapshot(keep, other, sister)
    found = tokens(keep), tokens(other)
    joining = join(by=amina, keep=keep, other=other, choices=ALL_KEPT, reason="Same", at=now)
    undo(by=amina, joining=joining, answers={}, at=now)
    assert snapshot(keep, other, sister) == before
    assert (tokens(keep), tokens(other)) == found
