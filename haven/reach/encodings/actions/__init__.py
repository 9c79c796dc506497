"""What can be done: agree with a partner, compare, and ask for a contact."""

from haven.reach.encodings.actions.agreeing import (
    Agreed,
    RefusedError,
    confirm_agreement,
    end_agreement,
    make_agreement,
)
from haven.reach.encodings.actions.comparing import (
    ProbablePair,
    keep_numbers,
    keep_pairs,
    send_file,
)
from haven.reach.encodings.actions.deciding import ask_contact, ask_whose_number, dismiss_pair

__all__ = [
    "Agreed",
    "ProbablePair",
    "RefusedError",
    "ask_contact",
    "ask_whose_number",
    "confirm_agreement",
    "dismiss_pair",
    "end_agreement",
    "keep_numbers",
    "keep_pairs",
    "make_agreement",
    "send_file",
]
