"""What a phone is told when something cannot be taken: one clear sentence, and nothing kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

BAD, ABSENT, CONFLICT, LENGTH, LARGE, KIND = 400, 404, 409, 411, 413, 415


class RefusedError(Exception):
    """Something that was sent cannot be taken; the text is fit for the phone's screen."""

    def __init__(self, sentence: _StrOrPromise, status: int = BAD) -> None:
        super().__init__(str(sentence))
        self.status = status


class ContradictionError(RefusedError):
    """Other content came under the id of a form that is here already."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "A form with this number is here already and says something else. "
                "Both are kept; a supervisor will look at them."
            ),
            CONFLICT,
        )


class EndedError(Exception):
    """Somebody has decided about the form already."""

    def __str__(self) -> str:
        return _("Somebody has decided about this form already.")
