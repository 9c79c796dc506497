"""Open encrypted forms with a private key, one after the other; for ``haven open-encrypted``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from django.utils.translation import gettext as _

from haven.foundation.access.actors import Actor
from haven.reach.capture.actions import hold, open_arrival
from haven.reach.capture.encryption import AnotherKeyError, Opened, TamperedError, open_form
from haven.reach.capture.envelope import read_envelope
from haven.reach.capture.errors import RefusedError
from haven.reach.capture.models import Arrival, State
from haven.reach.capture.parts import contents

OPENED, HELD, NOT_OURS = "opened", "held", "not ours"


def open_all(by: Actor, key: RSAPrivateKey) -> Counter[str]:
    """Open every encrypted form this key opens; returns how many were opened, held, not ours.

    Cut short, run it again: each is opened wholly or not at all. What was tampered with is held.
    """
    return Counter(_outcome(by, arrival, key) for arrival in _sealed())


def _sealed() -> Iterator[Arrival]:
    sealed = Arrival.objects.filter(state=State.ENCRYPTED).order_by("received_at")
    for pk in list(sealed.values_list("pk", flat=True)):
        yield Arrival.objects.select_related("mission").get(pk=pk)


def _outcome(by: Actor, arrival: Arrival, key: RSAPrivateKey) -> str:
    try:
        opened = _opened(arrival, key)
    except AnotherKeyError:
        return NOT_OURS
    except (TamperedError, RefusedError) as fault:
        hold(arrival, str(fault))
        return HELD
    open_arrival(by=by, arrival=arrival, opened=opened)
    return OPENED


def _opened(arrival: Arrival, key: RSAPrivateKey) -> Opened:
    opened = open_form(read_envelope(arrival.xml or b""), contents(arrival), key)
    if read_envelope(opened.xml).instance != arrival.instance:
        raise TamperedError(_("What was in this form is another form."))
    return opened
