"""Why a pair cannot be decided so, in words fit for the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from haven.people.matching.models import Verdict

if TYPE_CHECKING:
    from haven.people.matching.models import Pair


class PairError(Exception):
    """Something stands against the decision; nothing was changed."""


class PairDecidedError(PairError):
    """Another was quicker."""

    def __init__(self) -> None:
        super().__init__(_("Somebody has decided this pair meanwhile."))


class NothingToFindOutError(PairError):
    """Not sure, and nobody is told what is missing."""

    def __init__(self) -> None:
        super().__init__(_("Write what has to be found out."))


class ContradictionError(PairError):
    """An earlier decision would no longer be true."""

    def __init__(self, standing: Pair, *, known: bool) -> None:
        self.standing = standing
        super().__init__(_named(standing) if known else _unnamed())


def _named(standing: Pair) -> str:
    said = {
        "first": standing.first.code,
        "second": standing.second.code,
        "who": standing.decided_by.name if standing.decided_by else "",
        "day": date_format(standing.decided_on) if standing.decided_on else "",
    }
    if standing.verdict == Verdict.DIFFERENT:
        return (
            _(
                "This cannot be: %(who)s decided on %(day)s that %(first)s and %(second)s are two "
                "people, and these decisions cannot both stand. Have that pair opened again first."
            )
            % said
        )
    return (
        _(
            "This cannot be: by the decision of %(who)s on %(day)s that %(first)s and %(second)s "
            "are the same person, these two are one. Have that pair opened again first."
        )
        % said
    )


def _unnamed() -> str:
    return _("A decision about somebody you may not know stands against this. Ask a supervisor.")
