"""How the lines of a timeline read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haven.people.cases.catalogue import Assistance, ConcernKind, NoteKind
from haven.people.cases.queries.timeline import Kind, Line, Moment

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

KIND_WORDS: dict[Kind, _StrPromise] = {
    Kind.NOTE: gettext_lazy("Notes"),
    Kind.SERVICE: gettext_lazy("Help"),
    Kind.TASK: gettext_lazy("Tasks"),
    Kind.CONCERN: gettext_lazy("Concerns"),
    Kind.ACT: gettext_lazy("Decisions"),
}

ACTS: dict[str, _StrPromise] = {
    "case.opened": gettext_lazy("Case opened"),
    "case.closed": gettext_lazy("Case closed"),
    "case.reopened": gettext_lazy("Case reopened"),
    "case.assigned": gettext_lazy("Case given to a team"),
    "case.changed": gettext_lazy("Situation changed"),
    "case.contacted": gettext_lazy("In contact, without a note"),
    "case.restricted": gettext_lazy("Restricted to named workers"),
    "case.unrestricted": gettext_lazy("Opened to her team again"),
}


def title_of(moment: Moment) -> str:
    """What a line is, in a few words."""
    return {
        Kind.NOTE: _note,
        Kind.SERVICE: _service,
        Kind.TASK: _task,
        Kind.CONCERN: _concern,
        Kind.ACT: _act,
    }[moment.line.kind](moment)


def _note(moment: Moment) -> str:
    kind = str(NoteKind(moment.line.code).label)
    return _("Correction: %(kind)s") % {"kind": kind} if moment.line.refers_to else kind


def _service(moment: Moment) -> str:
    help_given = Assistance(moment.line.code).label
    if not moment.other:
        return _("Help: %(help)s") % {"help": help_given}
    words = {"help": help_given, "organisation": moment.other}
    return _("Help: %(help)s, by %(organisation)s") % words


def _task(moment: Moment) -> str:
    return _("Task for %(name)s") % {"name": moment.other}


def _concern(moment: Moment) -> str:
    return _("Concern: %(kind)s") % {"kind": ConcernKind(moment.line.code).label}


def _act(moment: Moment) -> str:
    return str(ACTS[moment.line.code])


def concern_of(line: Line) -> str:
    """What a concern is called."""
    return str(ConcernKind(line.code).label)
