"""The offline page: the page itself, setting a device up, what it takes along, what it sends."""

from haven.reach.capture.views.field.enrolling import enrol
from haven.reach.capture.views.field.page import manifest, page, worker
from haven.reach.capture.views.field.reviewing import aside, parcel, parcels, take
from haven.reach.capture.views.field.talking import pack, receive, stands

__all__ = [
    "aside",
    "enrol",
    "manifest",
    "pack",
    "page",
    "parcel",
    "parcels",
    "receive",
    "stands",
    "take",
    "worker",
]
