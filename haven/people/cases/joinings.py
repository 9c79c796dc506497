"""When two files of one person become one: of two open cases one goes on, with all that is open.

The other case stays whole, closed, with its notes; what is still to be done moves to the case
that goes on, and the higher risk and every urgent need hold there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from haven.foundation.deadlines.joinings import keep_promises
from haven.foundation.drafts.models import Draft
from haven.people.cases.catalogue import RISK_ORDER, CloseReason, Risk
from haven.people.cases.models import Case

if TYPE_CHECKING:
    from haven.foundation.joinings import Ledger
    from haven.people.persons.models import Person


def settle(ledger: Ledger) -> None:
    """Let the open case of the file that goes on, if both have one, go on for both."""
    _keep_draft(ledger)
    goes_on, ends = _open_case(ledger.keep), _open_case(ledger.other)
    if goes_on is None or ends is None:
        return
    ledger.pair(goes_on, ends)
    _carry_what_is_open(ledger, goes_on, ends)
    ledger.change(goes_on, risk=min(goes_on.risk, ends.risk, key=RISK_ORDER.__getitem__))
    needs = list(dict.fromkeys([*goes_on.urgent_needs, *ends.urgent_needs]))
    ledger.change(goes_on, urgent_needs=needs)
    ledger.change(
        ends,
        risk=Risk.MEDIUM if ends.risk == Risk.HIGH else ends.risk,
        closed_on=max(ledger.on, ends.opened_on),
        close_reason=CloseReason.OTHER,
    )


def _carry_what_is_open(ledger: Ledger, goes_on: Case, ends: Case) -> None:
    known = set(goes_on.concerns.filter(until__isnull=True).values_list("kind", flat=True))
    for concern in ends.concerns.filter(until__isnull=True).exclude(kind__in=known):
        ledger.change(concern, case=goes_on)
    for task in ends.tasks.filter(done_on__isnull=True):
        ledger.change(task, case=goes_on)
    keep_promises(ledger, goes_on, ends)


def _keep_draft(ledger: Ledger) -> None:
    """Words typed to open a case for the other file stand on the page of the joined one."""
    page, other = (f"case-open-{file.code}" for file in (ledger.keep, ledger.other))
    typed = set(Draft.objects.filter(page=page).values_list("user", flat=True))
    for draft in Draft.objects.filter(page=other).exclude(user__in=typed):
        ledger.change(draft, page=page)


def _open_case(person: Person) -> Case | None:
    return Case.objects.filter(person=person, closed_on__isnull=True).first()
