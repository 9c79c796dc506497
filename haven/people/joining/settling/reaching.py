"""How she is reached: of two rules for the same number or address the stricter holds."""

from __future__ import annotations

import re

from haven.people.joining.ledger import Ledger
from haven.people.persons.models import Channel, Contact
from haven.people.persons.safety import stricter

SIGNIFICANT_DIGITS = 8
"""So many last digits make a number the same, whether it begins with 0 or with a country code.

Two numbers that only look alike both get the stricter rule, which does no harm."""

BY_NUMBER = (Channel.PHONE, Channel.MESSAGE)


def settle_contacts(ledger: Ledger) -> None:
    """Give both contacts of one number or address the stricter rule; both stay.

    The way does not matter: a number that is never safe to call is not written to either.
    """
    theirs = list(ledger.other.contacts.order_by("pk"))
    for hers in ledger.keep.contacts.order_by("pk"):
        for same in (one for one in theirs if _reached_at(one) == _reached_at(hers)):
            rule = stricter(hers, same)
            ledger.change(hers, **rule)
            ledger.change(same, **rule)


def _reached_at(contact: Contact) -> str:
    """What two ways of writing the same number or address have in common."""
    value = (contact.value or "").casefold()
    if contact.channel in BY_NUMBER:
        return "".join(re.findall(r"\d", value))[-SIGNIFICANT_DIGITS:]
    return "".join(value.split())
