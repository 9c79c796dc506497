"""The work of every day: notes, help, tasks, concerns."""

from __future__ import annotations

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from haven.foundation.access.requests import HavenRequest
from haven.foundation.directory.queries import organisations_of
from haven.foundation.drafts.refill import refilled
from haven.people.cases import actions, forms, policies
from haven.people.cases.models import Concern, Note, Task
from haven.people.cases.queries.colleagues import colleagues
from haven.people.cases.views.answering import ask, back_to, case_or_404, done, draft_of


@login_required
def write_note(request: HavenRequest, code: str) -> HttpResponse:
    """Write down what was said, seen or decided."""
    case = case_or_404(request, code, policies.may_work_on)
    draft = draft_of(case, "note")
    form = refilled(forms.WriteNote(request.POST or None), request.user, draft)
    if done(form, partial(actions.write_note, by=request.actor, case=case, at=now())):
        return back_to(case, request, _("Note saved."), draft)
    return ask(request, case, form, title=_("Write a note"), submit=_("Save"), draft=draft)


@login_required
def correct_note(request: HavenRequest, code: str, pk: int) -> HttpResponse:
    """Say what a note should have said; the first words stay beside it."""
    case = case_or_404(request, code, policies.may_work_on)
    notes = Note.objects.permitted(request.actor, policies.may_correct_note)
    note = get_object_or_404(notes.select_related("mission", "case"), pk=pk, case=case)
    draft = draft_of(case, f"correct-{pk}")
    form = refilled(forms.CorrectNote(request.POST or None), request.user, draft)
    if done(form, partial(actions.correct_note, by=request.actor, note=note, at=now())):
        return back_to(case, request, _("Correction saved."), draft)
    title = _("Correct a note")
    return ask(request, case, form, title=title, submit=_("Save"), draft=draft, quote=note.text)


@login_required
def note_contact(request: HavenRequest, code: str) -> HttpResponse:
    """Say that we were in contact, when there is nothing to write."""
    case = case_or_404(request, code, policies.may_work_on)
    form = forms.Confirm(request.POST or None)
    if done(form, partial(actions.note_contact, by=request.actor, case=case, at=now())):
        return back_to(case, request, _("Contact noted."))
    title = _("We were in contact, and there is nothing to write")
    return ask(request, case, form, title=title, submit=_("Note the contact"))


@login_required
def give_service(request: HavenRequest, code: str) -> HttpResponse:
    """Write down help that reached her."""
    case = case_or_404(request, code, policies.may_work_on)
    draft = draft_of(case, "service")
    form = forms.GiveService(
        request.POST or None,
        initial=forms.today_is(localdate()),
        organisations=organisations_of(request.actor).filter(mission=case.mission_id),
    )
    form = refilled(form, request.user, draft)
    if done(form, partial(actions.give_service, by=request.actor, case=case)):
        return back_to(case, request, _("Help written down."), draft)
    return ask(request, case, form, title=_("Help she received"), submit=_("Save"), draft=draft)


@login_required
def give_task(request: HavenRequest, code: str) -> HttpResponse:
    """Ask somebody to do something for her."""
    case = case_or_404(request, code, policies.may_work_on)
    draft, today = draft_of(case, "task"), localdate()
    form = forms.GiveTask(
        request.POST or None,
        initial={"for_user": request.user.pk},
        colleagues=colleagues(case, today),
    )
    form = refilled(form, request.user, draft)
    if done(form, partial(actions.give_task, by=request.actor, case=case, on=today)):
        return back_to(case, request, _("Task given."), draft)
    return ask(request, case, form, title=_("Give a task"), submit=_("Give the task"), draft=draft)


@require_POST
@login_required
def finish_task(request: HavenRequest, code: str, pk: int) -> HttpResponse:
    """Say that a task is done."""
    task = _task(request, code, pk)
    actions.finish_task(by=request.actor, task=task, on=localdate())
    return back_to(task.case, request, _("Task done."))


@require_POST
@login_required
def drop_task(request: HavenRequest, code: str, pk: int) -> HttpResponse:
    """Say that a task need not be done."""
    task = _task(request, code, pk)
    actions.drop_task(by=request.actor, task=task, on=localdate())
    return back_to(task.case, request, _("Task dropped."))


@login_required
def add_concern(request: HavenRequest, code: str) -> HttpResponse:
    """Write down what else the case is about."""
    case = case_or_404(request, code, policies.may_work_on)
    form = forms.AddConcern(request.POST or None, initial=forms.today_is(localdate()))
    if done(form, partial(actions.add_concern, by=request.actor, case=case, at=now())):
        return back_to(case, request, _("Concern added."))
    return ask(request, case, form, title=_("Add a concern"), submit=_("Add"))


@login_required
def end_concern(request: HavenRequest, code: str, pk: int) -> HttpResponse:
    """Say that the case is no longer about something."""
    case = case_or_404(request, code, policies.may_work_on)
    concerns = Concern.objects.permitted(request.actor, policies.may_end_concern)
    concern = get_object_or_404(
        concerns.select_related("mission", "case"), pk=pk, case=case, until__isnull=True
    )
    form = forms.EndConcern(request.POST or None, initial=forms.today_is(localdate()))
    if done(form, partial(actions.end_concern, by=request.actor, concern=concern, at=now())):
        return back_to(case, request, _("Concern ended."))
    title = _("No longer: %(concern)s") % {"concern": concern.get_kind_display()}
    return ask(request, case, form, title=title, submit=_("End this concern"))


def _task(request: HavenRequest, code: str, pk: int) -> Task:
    tasks = Task.objects.permitted(request.actor, policies.may_end_task)
    return get_object_or_404(tasks.select_related("mission", "case"), pk=pk, case__code=code)
