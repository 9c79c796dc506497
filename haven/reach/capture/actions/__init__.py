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
from haven.reach.capture.actions.parcels import (
    hold_parcel,
    release_parcel,
    set_parcel_aside,
    take_parcel,
)

__all__ = [
    "add_phone",
    "hold",
    "hold_parcel",
    "open_arrival",
    "release_parcel",
    "revoke_phone",
    "set_aside",
    "set_parcel_aside",
    "settle_contradiction",
    "take_again",
    "take_arrivals",
    "take_parcel",
]
