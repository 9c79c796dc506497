"""Why two files cannot be joined or parted, in words fit for the page."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _


class JoiningError(Exception):
    """Nothing was joined or parted."""


class NotOnePersonError(JoiningError):
    """The two files cannot be of one person, or not of one we may join."""


class UnchosenError(JoiningError):
    """The files differ in something nobody has chosen; ``answers`` are its names."""

    def __init__(self, answers: Sequence[str]) -> None:
        self.answers = answers
        super().__init__(_("The two files differ. Choose which answer counts for each."))


class NoReasonError(JoiningError):
    """Nobody said why the two are one person."""

    def __init__(self) -> None:
        super().__init__(_("Say why the two files are of one person."))


class AlreadyProposedError(JoiningError):
    """The same joining waits for its second person."""

    def __init__(self) -> None:
        super().__init__(_("This is proposed already and waits for a second person."))


class CannotMoveError(JoiningError):
    """A row can be in neither file beside what stands there."""

    def __init__(self, row: str) -> None:
        super().__init__(
            _("The files cannot be joined: %(row)s can stand only once. End one of the two first.")
            % {"row": row}
        )


class JoinedSinceError(JoiningError):
    """Another file was joined on top since; it must be parted first."""

    def __init__(self, code: str) -> None:
        super().__init__(
            _("Person %(code)s was joined with this file later. Part those two first.")
            % {"code": code}
        )


class UnsharedError(JoiningError):
    """Somebody must say to whom later work belongs; ``rows`` are the keys of its rows."""

    def __init__(self, rows: Sequence[str]) -> None:
        self.rows = rows
        super().__init__(_("Say for everything added since to which of the two it belongs."))


class CannotPartError(JoiningError):
    """Something added since can stand in the file chosen for it only in place of another."""

    def __init__(self, row: str) -> None:
        super().__init__(
            _("The files cannot be parted so: %(row)s cannot stand in the file you chose for it.")
            % {"row": row}
        )
