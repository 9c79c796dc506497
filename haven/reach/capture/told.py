"""Read what was recorded offline with the forms it was recorded with: nothing else gets in."""

from __future__ import annotations

from django.utils.translation import gettext as _

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.instruments.reading import read
from haven.reach.capture.contents import Content
from haven.reach.capture.forms import OFFLINE
from haven.reach.capture.models import Kind
from haven.reach.capture.unpacking import Told


class UntoldError(Exception):
    """What came is not what its form asks, in a sentence."""


def told_in(content: Content, by: Actor, mission: Mission) -> Told:
    """The answers, read and clean.

    Raises:
        UntoldError: an answer is missing or is none of those offered.
        UnreadableError: a questionnaire that cannot be read.
    """
    if content.kind == Kind.QUESTIONNAIRE:
        return _filled(content.told)
    form = OFFLINE[content.kind](content.told, teams=by.teams, mission=mission)
    if not form.is_valid():
        wrong = ", ".join(
            str(form.fields[name].label) for name in form.errors if name in form.fields
        )
        raise UntoldError(_("These answers cannot be read: %s.") % wrong)
    return dict(form.cleaned_data)


def _filled(told: Told) -> Told:
    xml, files = told.get("xml"), told.get("files") or {}
    if not isinstance(xml, str) or not isinstance(files, dict):
        raise UntoldError(_("There is no filled form in what was sent."))
    filled = read(xml.encode())
    return {
        "edition": told.get("edition"),
        "xml": xml,
        "files": files,
        "instance": str(filled.instance),
    }
