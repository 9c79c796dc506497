"""Ask another mission, read what it is asked, answer; names travel in bodies only."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from haven.foundation.access.models import Mission
from haven.foundation.access.requests import HavenRequest
from haven.foundation.access.rules import Rule
from haven.foundation.audit.openings import note_search
from haven.foundation.steward.refusals import StewardError
from haven.people.asking import actions, policies
from haven.people.asking.errors import AskingError
from haven.people.asking.forms import Ask, SayNo
from haven.people.asking.models import Enquiry, State
from haven.people.asking.queries import (
    answered_here,
    asked_by_us,
    candidates_for,
    enquiries_i_see,
    sought_in,
    standing,
    to_answer,
    words_of,
)
from haven.people.persons.queries import people_i_may_know
from haven.people.persons.queries.elsewhere import missions_elsewhere
from haven.people.persons.queries.tokens import searched


@require_safe
@login_required
def enquiries(request: HavenRequest) -> HttpResponse:
    """What do other missions ask us, and what came of what we asked?"""
    _home(request)
    waiting = [(one, sought_in(one)) for one in words_of(to_answer(request.actor))]
    asked = [(one, sought_in(one)) for one in words_of(asked_by_us(request.actor))]
    answered = answered_here(request.actor)
    context = {"waiting": waiting, "asked": asked, "answered": answered}
    context["standing"] = _standing(request)
    return render(request, "asking/list.html", context)


@login_required
@require_POST
def ask(request: HavenRequest) -> HttpResponse:
    """Ask a mission; what was typed on find or intake comes in the body and fills the form."""
    home = _home(request)
    missions = missions_elsewhere(request.actor)
    if "why" not in request.POST:
        form = Ask(None, missions, request.POST.dict())
        return render(request, "asking/ask.html", {"form": form})
    form = Ask(request.POST, missions)
    if not form.is_valid():
        return render(request, "asking/ask.html", {"form": form})
    sought = form.sought()
    text = " ".join((*sought.names, *sought.numbers))
    note_search(request.actor, home, searched(home, text), at=now())
    asked = actions.ask_mission(
        by=request.actor, from_mission=home, mission=form.cleaned_data["mission"], sought=sought,
        why=form.cleaned_data["why"], at=now(),
    )  # fmt: skip
    messages.success(request, _("Asked. The answer will stand in My work."))
    return redirect("asking:enquiry", code=asked.code)


@require_safe
@login_required
def enquiry(request: HavenRequest, code: str) -> HttpResponse:
    """What was asked, and where it stands; to those who answer, who may be meant."""
    one = _enquiry(request, code)
    words_of([one])
    context: dict[str, object] = {"enquiry": one, "sought": sought_in(one)}
    if not policies.may_answer.allows(request.actor, one):
        return render(request, "asking/asked.html", context | _as_asker(request, one))
    meant = candidates_for(request.actor, one, localdate()) if one.state == State.OPEN else []
    context |= {"meant": meant, "form": SayNo(), "stands": one in _standing(request)}
    return render(request, "asking/answer.html", context)


@login_required
@require_POST
def yes(request: HavenRequest, code: str) -> HttpResponse:
    """It is she, and she agrees."""
    one = _enquiry(request, code, policies.may_answer)
    known = people_i_may_know(request.actor)
    person = get_object_or_404(known, code=request.POST.get("person", ""))
    act = partial(actions.answer_yes, by=request.actor, enquiry=one, person=person, at=now())
    return _done(request, one, act, _("Answered. Both missions now work in one file."))


@login_required
@require_POST
def no(request: HavenRequest, code: str) -> HttpResponse:
    """No, or nothing that may be said."""
    one = _enquiry(request, code, policies.may_answer)
    form = SayNo(request.POST)
    if not form.is_valid():
        return redirect("asking:enquiry", code=code)
    reason = form.cleaned_data["reason"]
    act = partial(actions.answer_no, by=request.actor, enquiry=one, reason=reason, at=now())
    return _done(request, one, act, _("Answered. Why, stays here."))


@login_required
@require_POST
def withdraw(request: HavenRequest, code: str) -> HttpResponse:
    """Take back what one has asked."""
    one = _enquiry(request, code, policies.may_withdraw)
    act = partial(actions.withdraw_enquiry, by=request.actor, enquiry=one, at=now())
    return _done(request, one, act, _("Taken back."))


@login_required
@require_POST
def end(request: HavenRequest, code: str) -> HttpResponse:
    """Let the guest out of the file."""
    one = _enquiry(request, code, policies.may_end)
    act = partial(actions.end_visit, by=request.actor, enquiry=one, at=now())
    return _done(request, one, act, _("Ended. The guest cannot open the file any more."))


def _home(request: HavenRequest) -> Mission:
    """The mission she asks from and answers in; whoever works with nobody has none."""
    homes = Mission.objects.permitted(request.actor, policies.may_ask_from)
    return get_object_or_404(homes.order_by("pk")[:1])


def _enquiry(request: HavenRequest, code: str, rule: Rule = policies.may_view) -> Enquiry:
    one = get_object_or_404(enquiries_i_see(request.actor), code=code)
    if not rule.allows(request.actor, one):
        raise Http404
    return one


def _standing(request: HavenRequest) -> set[Enquiry]:
    """The yeses among what she may see that her consent carries today."""
    return set(standing(localdate()).filter(policies.may_view.where(request.actor)))


def _as_asker(request: HavenRequest, one: Enquiry) -> dict[str, object]:
    """What whoever asked is told: of a no nothing, of a yes whose file it is."""
    mine = policies.may_withdraw.allows(request.actor, one)
    return {"stands": one in _standing(request), "mine": mine}


def _done(request: HavenRequest, one: Enquiry, act: Callable[[], None], said: str) -> HttpResponse:
    """Do it, or say what stands against it; then the enquiry again."""
    try:
        act()
    except (AskingError, StewardError) as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, said)
    return redirect("asking:enquiry", code=one.code)
