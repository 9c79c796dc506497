"""The languages she speaks, and with whom she lives."""

from __future__ import annotations

from haven.people.joining.ledger import Ledger
from haven.people.persons.models import HouseholdMember, Person


def settle_languages(ledger: Ledger) -> None:
    """Whoever needs an interpreter on one file needs one; the kept file's preference stands."""
    theirs = {spoken.language: spoken for spoken in ledger.other.languages.all()}
    hers = list(ledger.keep.languages.all())
    for spoken in hers:
        if same := theirs.get(spoken.language):
            needs = spoken.needs_interpreter or same.needs_interpreter
            ledger.change(spoken, needs_interpreter=needs)
    if any(spoken.preferred for spoken in hers):
        for spoken in theirs.values():
            ledger.change(spoken, preferred=False)


def settle_households(ledger: Ledger) -> None:
    """She lives in one household at a time: where the kept file says, if it says so."""
    hers, theirs = _living(ledger.keep), _living(ledger.other)
    if hers is None or theirs is None:
        return
    if hers.household_id == theirs.household_id:
        is_head = hers.is_head or theirs.is_head
        ledger.take(theirs)
        ledger.change(hers, is_head=is_head)
    else:
        ledger.change(theirs, until=max(ledger.on, theirs.since))


def _living(person: Person) -> HouseholdMember | None:
    return HouseholdMember.objects.filter(person=person, until=None).first()
