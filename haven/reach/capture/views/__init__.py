"""The pages about phones and what they sent, and the addresses phones speak to."""

from haven.reach.capture.views.arrivals import again, arrival, arrivals, aside, settle
from haven.reach.capture.views.phones import phones, revoke
from haven.reach.capture.views.phones_talk import (
    entities,
    form,
    form_list,
    integrity,
    manifest,
    submission,
)
from haven.reach.capture.views.pieces import pieces

__all__ = [
    "again",
    "arrival",
    "arrivals",
    "aside",
    "entities",
    "form",
    "form_list",
    "integrity",
    "manifest",
    "phones",
    "pieces",
    "revoke",
    "settle",
    "submission",
]
