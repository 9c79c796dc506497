"""Change a case; when two people did so at once, show both texts and let her choose."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from haven.foundation.access.requests import HavenRequest
from haven.foundation.drafts.refill import refilled
from haven.people.cases import actions, policies
from haven.people.cases.catalogue import Risk, UrgentNeed
from haven.people.cases.errors import CaseError, ChangedMeanwhileError, Described
from haven.people.cases.forms_changing import (
    THEIRS,
    YOURS,
    ChangeCase,
    SettleChange,
    packed,
    unpacked,
)
from haven.people.cases.models import Case
from haven.people.cases.versions import described
from haven.people.cases.views.answering import ask, back_to, case_or_404, draft_of, shown


@login_required
def change_case(request: HavenRequest, code: str) -> HttpResponse:
    """Rewrite risk, situation and urgent needs."""
    case = case_or_404(request, code, policies.may_work_on)
    now_says = packed(described(case))
    form = ChangeCase(
        request.POST or None, initial={**now_says, "seen": case.version, "was": now_says}
    )
    draft = draft_of(case, "change")
    form = refilled(form, request.user, draft)
    if form.is_valid():
        return _save(request, case, form)
    return ask(request, case, form, title=_("Change the case"), submit=_("Save"), draft=draft)


@require_POST
@login_required
def settle_change(request: HavenRequest, code: str) -> HttpResponse:
    """Save what she chose of two texts."""
    case = case_or_404(request, code, policies.may_work_on)
    form = SettleChange(request.POST)
    if not form.is_valid():
        return _conflict(request, case, form)
    settled = form.settled()
    if not settled.is_valid():
        return redirect("cases:change", case.code)
    return _save(request, case, settled)


def _save(request: HavenRequest, case: Case, form: ChangeCase) -> HttpResponse:
    """Save it, or show what stands against it; in no case are her words lost."""
    draft, said = draft_of(case, "change"), form.said()
    try:
        actions.change_case(
            by=request.actor,
            case=case,
            seen=form.cleaned_data["seen"],
            at=now(),
            risk=Risk(said.risk),
            situation=said.situation,
            urgent_needs=[UrgentNeed(need) for need in said.urgent_needs],
        )
    except ChangedMeanwhileError as conflict:
        return _conflict(request, case, _question(form, conflict, said))
    except CaseError as refusal:
        form.add_error(None, str(refusal))
        return ask(request, case, form, title=_("Change the case"), submit=_("Save"), draft=draft)
    return back_to(case, request, _("Case changed."), draft)


def _question(form: ChangeCase, conflict: ChangedMeanwhileError, yours: Described) -> SettleChange:
    """The form that asks which text is to stand; where only one changed, that one is offered."""
    was, theirs = unpacked(form.cleaned_data["was"]), conflict.theirs
    hidden = {"was": packed(was), "theirs": packed(theirs), "yours": packed(yours)}
    offered = {
        name: _offered(getattr(was, name), getattr(theirs, name), getattr(yours, name))
        for name in Described.__slots__
    }
    return SettleChange(initial={**offered, **hidden, "seen": conflict.version})


def _offered(was: object, theirs: object, yours: object) -> str | None:
    if yours in (was, theirs):
        return THEIRS
    return YOURS if theirs == was else None


@dataclass(frozen=True, slots=True)
class Version:
    """One column of the conflict page."""

    risk: str
    urgent_needs: list[str]
    situation: str


def _conflict(request: HavenRequest, case: Case, form: Form) -> HttpResponse:
    """What it was, what somebody else saved, what you wrote: side by side."""
    columns = [_version(unpacked(_value(form, name))) for name in ("was", "theirs", "yours")]
    page = shown(request, case, "cases/conflict.html", {"form": form, "columns": columns})
    page.status_code = HTTPStatus.CONFLICT
    return page


def _value(form: Form, name: str) -> object:
    return form.cleaned_data.get(name) if form.is_bound else form.initial[name]


def _version(said: Described) -> Version:
    risks, needs = dict(Risk.choices), dict(UrgentNeed.choices)
    return Version(
        risk=str(risks.get(Risk(said.risk), "")) if said.risk in Risk else "",
        urgent_needs=[str(needs[UrgentNeed(need)]) for need in said.urgent_needs if need in needs],
        situation=said.situation,
    )
