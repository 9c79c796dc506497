"""What every small page about a person does: ask, act, go back to where it was asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from haven.people.persons.actions import (
    AlreadyInHouseholdError,
    ImpossibleBirthError,
    LeftBeforeJoiningError,
    OtherMissionError,
)

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpResponse

    from haven.foundation.access.requests import HavenRequest
    from haven.people.persons.models import Person

REFUSALS = (
    AlreadyInHouseholdError, ImpossibleBirthError, LeftBeforeJoiningError, OtherMissionError
)  # fmt: skip


def ask(
    request: HavenRequest,
    her: Person,
    form: Form,
    act: Callable[..., object],
    title: str,
    page: str = "persons/ask.html",
    *,
    back: str = "person",
    **more: Any,
) -> HttpResponse:
    """Ask until the answers can be written down, then go back to a page of hers."""
    if form.is_valid():
        try:
            act(her, form)
        except REFUSALS as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect(back, code=her.code)
    context = {"person": her, "form": form, "title": title, "submit": _("Save"), **more}
    return render(request, page, context)
