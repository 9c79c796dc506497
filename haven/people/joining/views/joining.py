"""Two files side by side: choose, join, and confirm as the second person."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from haven.foundation.access.requests import HavenRequest
from haven.people.joining.actions import confirm_joining, join, refuse_joining
from haven.people.joining.choices import Choices
from haven.people.joining.errors import JoiningError
from haven.people.joining.forms import ChooseFile, Confirm, JoinFiles
from haven.people.joining.models import CircleChoice, Joining
from haven.people.joining.policies import JOINERS, may_confirm, may_join
from haven.people.joining.queries import waiting_joinings, what_moves
from haven.people.joining.settling.circle import knowing_one
from haven.people.joining.words import QUESTIONS, answer
from haven.people.persons.models import Person
from haven.people.persons.views.opening import opened


@login_required
def choose(request: HavenRequest, code: str) -> HttpResponse:
    """Which other file is of the same person?"""
    her = _hers_to_join(request, code)
    form = ChooseFile(request.POST or None)
    if form.is_valid():
        return redirect("joining:compare", code=her.code, other=form.cleaned_data["code"])
    return render(request, "joining/choose.html", {"person": her, "form": form})


@login_required
def compare(request: HavenRequest, code: str, other: str) -> HttpResponse:
    """Are these two files of one person, and what does the joined file say?"""
    keep, beside = _hers_to_join(request, code), _hers_to_join(request, other)
    if keep == beside:
        raise Http404
    form = JoinFiles(request.POST or None, keep=keep, other=beside)
    if form.is_valid():
        try:
            joining = join(
                by=request.actor,
                keep=keep,
                other=beside,
                choices=form.choices(),
                reason=form.cleaned_data["reason"],
                at=now(),
            )
        except JoiningError as refused:
            form.add_error(None, str(refused))
        else:
            _say_so(request, joining)
            return redirect("person", code=keep.code)
    return render(request, "joining/compare.html", {"form": form, **_side_by_side(keep, beside)})


@require_safe
@login_required
def waiting(request: HavenRequest) -> HttpResponse:
    """Which joinings wait for a second person?"""
    if not request.actor.holds(*JOINERS):
        raise Http404
    return render(request, "joining/waiting.html", {"joinings": waiting_joinings(request.actor)})


@login_required
def confirm(request: HavenRequest, pk: int) -> HttpResponse:
    """Are these two files of one person, as a colleague proposes?"""
    joining = get_object_or_404(waiting_joinings(request.actor), pk=pk)
    keep, other = (opened(request, file.code, "names") for file in (joining.keep, joining.other))
    form = Confirm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            confirm_joining(by=request.actor, joining=joining, at=now())
        except JoiningError as refused:
            form.add_error(None, str(refused))
        else:
            _say_so(request, joining)
            return redirect("person", code=keep.code)
    context = {
        "form": form,
        "joining": joining,
        "chosen": _in_words(Choices.of(joining.choices), keep, other),
        "may_confirm": may_confirm.allows(request.actor, joining),
        **_side_by_side(keep, other),
    }
    return render(request, "joining/confirm.html", context)


@require_POST
@login_required
def refuse(request: HavenRequest, pk: int) -> HttpResponse:
    """No: they do not become one."""
    refuse_joining(
        by=request.actor, joining=get_object_or_404(waiting_joinings(request.actor), pk=pk)
    )
    messages.success(request, _("Refused. Both files stay as they are."))
    return redirect("joining:waiting")


def _hers_to_join(request: HavenRequest, code: str) -> Person:
    """A person whose file the reader may join with another."""
    her = opened(request, code, "names")
    if not may_join.allows(request.actor, her):
        raise Http404
    return her


def _say_so(request: HavenRequest, joining: Joining) -> None:
    if joining.stands:
        messages.success(request, _("The two files are one now."))
    else:
        messages.success(request, _("Proposed. A second person must confirm it."))


def _side_by_side(keep: Person, other: Person) -> dict[str, Any]:
    lines = [(words, answer(name, keep), answer(name, other)) for name, words in QUESTIONS.items()]
    return {
        "keep": keep,
        "other": other,
        "lines": lines,
        "moves": what_moves(other),
        "knew_one": knowing_one(keep, other, localdate()),
        "restricted": keep.restricted or other.restricted,
    }


def _in_words(choices: Choices, keep: Person, other: Person) -> list[tuple[Any, str]]:
    """What was chosen where the files differ."""
    files = {"keep": keep, "other": other}
    chosen = [
        (words, answer(name, files[side]))
        for name, words in QUESTIONS.items()
        if (side := getattr(choices, name))
    ]
    circle = str(CircleChoice(choices.circle).label)
    return [*chosen, (_("Which workers stay named for her?"), circle)]
