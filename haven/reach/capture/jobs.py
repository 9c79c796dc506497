"""What is done on a schedule: take what waits, hold what stays incomplete, forget what is done."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import now
from django.utils.translation import gettext as _

from haven.foundation.jobs.schedules import daily, every
from haven.foundation.vault.keyring import destroy_keys
from haven.reach.capture.actions import hold
from haven.reach.capture.models import Arrival, Contradiction, Parcel, Part, Piece, State
from haven.reach.capture.taking import take_waiting
from haven.reach.capture.taking_parcels import take_parcels

PATIENCE = timedelta(days=7)
"""So long a form waits for its photographs before a person is asked."""

KEPT_FOR = timedelta(days=14)
"""So long a form is kept as it came after it was taken or set aside: time to notice a mistake."""

AT_ONCE = 500


@every(minutes=1)
def take_what_waits() -> None:
    """Take what no job was asked to take."""
    take_waiting()
    take_parcels()


@daily(at="02:10")
def hold_incomplete() -> None:
    """Ask a person about forms whose files have not come for a week."""
    late = Arrival.objects.filter(state=State.PARTS, received_at__lt=now() - PATIENCE)
    for arrival in late.defer("xml", "opened"):
        hold(arrival, _("Not all of its photographs and files have come in a week."))


@daily(at="02:20")
def forget_ended() -> None:
    """Forget what forms said that ended two weeks ago: their words, their files and their keys.

    What a programme took it has under the person's own key. The number and the digest stay, so
    that a form that comes again is known.
    """
    ended = Arrival.objects.filter(ended_at__lt=now() - KEPT_FOR, xml__isnull=False)
    while numbers := list(ended.values_list("pk", flat=True)[:AT_ONCE]):
        Piece.objects.filter(part__arrival__in=numbers).delete()
        Part.objects.filter(arrival__in=numbers).update(content=None)
        Contradiction.objects.filter(arrival__in=numbers).update(content=None)
        destroy_keys(numbers)
        Arrival.objects.filter(pk__in=numbers).update(xml=None, opened=None, why=None)
    _forget_parcels()


def _forget_parcels() -> None:
    ended = Parcel.objects.filter(ended_at__lt=now() - KEPT_FOR, box__isnull=False)
    while numbers := list(ended.values_list("pk", flat=True)[:AT_ONCE]):
        destroy_keys(numbers)
        Parcel.objects.filter(pk__in=numbers).update(box=None, why=None)
