"""What is settled before the walk, so that nothing of the two files collides or is widened."""

from haven.foundation.joinings import joining_rooms
from haven.people.joining.choices import Choices
from haven.people.joining.ledger import Ledger
from haven.people.joining.settling.belonging import settle_households, settle_languages
from haven.people.joining.settling.circle import settle_circle
from haven.people.joining.settling.herself import settle_answers, settle_names
from haven.people.joining.settling.reaching import settle_contacts


def settle(ledger: Ledger, choices: Choices) -> None:
    """Settle who she is, who may know her and how she is reached; then what other apps hold."""
    settle_circle(ledger, choices)
    settle_answers(ledger, choices)
    settle_names(ledger, choices)
    settle_contacts(ledger)
    settle_languages(ledger)
    settle_households(ledger)
    for room in joining_rooms():
        if hasattr(room, "settle"):
            room.settle(ledger)
