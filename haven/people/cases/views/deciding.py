"""What is decided about a case: open, give to somebody, restrict, close, reopen."""

from __future__ import annotations

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from haven.foundation.access.requests import HavenRequest
from haven.foundation.access.staff import workers
from haven.foundation.audit.openings import note_opening
from haven.foundation.drafts.refill import refilled
from haven.people.cases import actions, forms, policies
from haven.people.cases.errors import CaseError
from haven.people.cases.models import Case
from haven.people.cases.queries.teams import households_of, teams_in, teams_offered
from haven.people.cases.views.answering import ask, back_to, case_or_404, done
from haven.people.persons.models import Person
from haven.people.persons.views.intake import NEEDS_KEY


@login_required
def open_case(request: HavenRequest, person_code: str) -> HttpResponse:
    """Open a case for a person we know."""
    people = Person.objects.permitted(request.actor, policies.may_open_case_for)
    person = get_object_or_404(people.select_related("mission"), code=person_code)
    note_opening(request.actor, person, at=now(), restricted=person.restricted)
    draft = f"case-open-{person.code}"
    first_needs = request.session.get(NEEDS_KEY, {}).get(person.code, [])
    form = forms.OpenCase(
        request.POST or None,
        initial={"urgent_needs": first_needs},
        teams=teams_offered(request.actor, person.mission),
        households=households_of(person),
    )
    form = refilled(form, request.user, draft)
    if (case := _opened(request, person, form)) is not None:
        return back_to(case, request, _("Case opened."), draft)
    context = {"person": person, "form": form, "draft": draft}
    return render(request, "cases/open.html", context)


@login_required
def close_case(request: HavenRequest, code: str) -> HttpResponse:
    """End our work, with the reason."""
    case = case_or_404(request, code, policies.may_close)
    initial = {**forms.today_is(localdate()), "version": case.version}
    form = forms.CloseCase(request.POST or None, initial=initial)
    if done(form, partial(actions.close_case, by=request.actor, case=case, at=now())):
        return back_to(case, request, _("Case closed."))
    return ask(request, case, form, title=_("Close the case"), submit=_("Close the case"))


@login_required
def reopen_case(request: HavenRequest, code: str) -> HttpResponse:
    """Go on with a closed case."""
    case = case_or_404(request, code, policies.may_reopen)
    form = forms.Confirm(request.POST or None)
    reopen = partial(actions.reopen_case, by=request.actor, case=case, on=localdate(), at=now())
    if done(form, reopen):
        return back_to(case, request, _("Case reopened."))
    return ask(request, case, form, title=_("Reopen the case"), submit=_("Reopen the case"))


@login_required
def assign_case(request: HavenRequest, code: str) -> HttpResponse:
    """Give a case to a team and a worker."""
    case = case_or_404(request, code, policies.may_assign)
    today = localdate()
    form = forms.AssignCase(
        request.POST or None,
        initial={"team": case.team_id, "owner": case.owner_id},
        teams=teams_in(case.mission),
        workers=workers(case.mission, today),
    )
    assign = partial(actions.assign_case, by=request.actor, case=case, on=today, at=now())
    if done(form, assign):
        return back_to(case, request, _("Case assigned."))
    return ask(request, case, form, title=_("Who works on it?"), submit=_("Assign"))


@login_required
def restrict_case(request: HavenRequest, code: str) -> HttpResponse:
    """Let only named workers and supervisors know her; or her whole team again."""
    case = case_or_404(request, code, policies.may_restrict)
    restricted = not case.person.restricted
    form = forms.Confirm(request.POST or None)
    restrict = partial(actions.set_restricted, by=request.actor, case=case, restricted=restricted)
    if done(form, restrict):
        return back_to(case, request, _("Restricted.") if restricted else _("Open to her team."))
    title = _("Restrict to named workers") if restricted else _("Open to her team again")
    return ask(request, case, form, title=title, submit=title)


def _opened(request: HavenRequest, person: Person, form: forms.OpenCase) -> Case | None:
    """The new case, or nothing when the form is not filled or it may not be."""
    if not form.is_valid():
        return None
    try:
        return actions.open_case(
            by=request.actor, person=person, on=localdate(), at=now(), **form.cleaned_data
        )
    except CaseError as refusal:
        form.add_error(None, str(refusal))
        return None
