"""Where we stand: what a person's answers to one question amount to on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from haven.people.consents.models import Consent, Decision


class State(TextChoices):
    """What may be done about one purpose towards one recipient."""

    GIVEN = "given", _("Given")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    EXPIRED = "expired", _("Has ended")
    SET_ASIDE = "set_aside", _("To be asked anew")
    NOT_ASKED = "not_asked", _("Not asked yet")


def standing_answer(answers: Iterable[Consent], on: date) -> Consent | None:
    """The answer that counts on a day: the latest given by then; of one day, the last written."""
    heard = [answer for answer in answers if answer.decided_on <= on]
    return max(heard, key=lambda answer: (answer.decided_on, answer.pk), default=None)


def state_of(answer: Consent | None, on: date) -> State:
    """What an answer means on a day; a guardian's yes against the child's will is a no."""
    if answer is None:
        return State.NOT_ASKED
    if answer.decision in (Decision.WITHDRAWN, Decision.SET_ASIDE):
        return State(answer.decision)
    if answer.decision == Decision.REFUSED or answer.child_assents is False:
        return State.REFUSED
    return State.EXPIRED if answer.ends_on and answer.ends_on < on else State.GIVEN
