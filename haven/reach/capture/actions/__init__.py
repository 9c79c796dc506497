"""What can be done with phones and with what they send."""

from haven.reach.capture.actions.arrivals import (
    hold,
    open_arrival,
    set_aside,
    settle_contradiction,
    take_again,
    take_arrivals,
)
from haven.reach.capture.actions.devices import add_phone, revoke_phone

__all__ = [
    "add_phone",
    "hold",
    "open_arrival",
    "revoke_phone",
    "set_aside",
    "settle_contradiction",
    "take_again",
    "take_arrivals",
]
