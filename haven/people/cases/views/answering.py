"""What every page about one case does: find it, remember who opened it, ask, act, go back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from haven.foundation.access.requests import HavenRequest
from haven.foundation.access.rules import Rule
from haven.foundation.audit.openings import note_opening
from haven.foundation.drafts import keeping
from haven.people.cases.errors import CaseError
from haven.people.cases.queries.header import readable_cases

if TYPE_CHECKING:
    from django import forms
    from django.utils.functional import _StrOrPromise

    from haven.people.cases.models import Case


def case_or_404(request: HavenRequest, code: str, rule: Rule) -> Case:
    """The case, if the rule lets her. Who shows it calls ``shown`` or ``ask``."""
    return get_object_or_404(readable_cases(request.actor, rule), code=code)


def shown(
    request: HavenRequest, case: Case, template: str, context: dict[str, Any]
) -> HttpResponse:
    """A page about a case; that she opened it is remembered before anything is shown."""
    note_opening(request.actor, case, at=now(), restricted=case.person.restricted)
    return render(request, template, {"case": case, **context})


def done(form: forms.Form, act: Callable[..., Any]) -> bool:
    """Act on what was sent; what forbids it is said on the form, and nothing is changed."""
    if not form.is_valid():
        return False
    try:
        act(**form.cleaned_data)
    except CaseError as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def back_to(
    case: Case, request: HavenRequest, said: _StrOrPromise, draft: str = ""
) -> HttpResponse:
    """The case again, with a sentence of what happened; the draft has served."""
    if draft:
        keeping.drop(request.user, draft)
    messages.success(request, str(said))
    return redirect("cases:detail", case.code)


def ask(
    request: HavenRequest,
    case: Case,
    form: forms.Form,
    *,
    title: _StrOrPromise,
    submit: _StrOrPromise,
    draft: str = "",
    **more: Any,
) -> HttpResponse:
    """A small page with one form about a case."""
    context = {"form": form, "title": title, "submit": submit, "draft": draft, **more}
    return shown(request, case, "cases/form.html", context)


def draft_of(case: Case, page: str) -> str:
    """Under which code a page of a case keeps what is being typed."""
    return f"case-{case.code}-{page}"
