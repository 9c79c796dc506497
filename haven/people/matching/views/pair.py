"""One pair: both records side by side, what agrees and what does not, and the decision."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from haven.foundation.audit.openings import note_opening
from haven.foundation.vault.keyring import load_keys
from haven.people.matching.actions import decide_pair, second_pair, take_back_decision
from haven.people.matching.errors import PairError
from haven.people.matching.forms import Decide
from haven.people.matching.models import Pair, Verdict
from haven.people.matching.policies import may_second, may_take_back
from haven.people.matching.queries import (
    SIDES,
    cluster_around,
    next_pair,
    pair_with,
    ties_between,
)
from haven.people.matching.wording import Weighed

if TYPE_CHECKING:
    from haven.foundation.access.requests import HavenRequest

JOINING = "joining:compare"
"""Where two files of one person become one; nothing here depends on its standing."""


@login_required
@require_http_methods(["GET", "POST"])
def pair(request: HavenRequest, pk: int) -> HttpResponse:
    """Are these two one person?"""
    both = pair_with(request.actor, pk, *SIDES)
    note_opening(request.actor, both, at=now(), restricted=both.is_restricted)
    load_keys((both.first_id, both.second_id))
    form = Decide(request.POST if request.method == "POST" else None)
    if form.is_valid() and _decided(request, both, form):
        return _onwards(request, both)
    return render(request, "matching/pair.html", _shown(request, both, form))


@require_POST
@login_required
def second(request: HavenRequest, pk: int) -> HttpResponse:
    """Agree, as a second person, that they are one."""
    both = pair_with(request.actor, pk)
    act = partial(second_pair, by=request.actor, pair=both)
    return _answered(request, act, _("You have agreed: one person."), both)


@require_POST
@login_required
def take_back(request: HavenRequest, pk: int) -> HttpResponse:
    """Open what was decided again."""
    both = pair_with(request.actor, pk)
    act = partial(take_back_decision, by=request.actor, pair=both)
    return _answered(request, act, _("The pair is open again."), both)


def _shown(request: HavenRequest, both: Pair, form: Decide) -> dict[str, object]:
    return {
        "pair": both,
        "people": (both.first, both.second),
        "weighed": Weighed(both),
        "ties": ties_between(both),
        "cluster": cluster_around(request.actor, both),
        "may_second": both.is_unsigned and may_second.allows(request.actor, both),
        "may_take_back": may_take_back.allows(request.actor, both),
        "joining": "" if both.is_unsigned or both.verdict != Verdict.SAME else _joining(both),
        "form": form,
    }


def _decided(request: HavenRequest, both: Pair, form: Decide) -> bool:
    verdict, reason = form.cleaned_data["verdict"], form.cleaned_data["reason"]
    try:
        decide_pair(by=request.actor, pair=both, verdict=verdict, on=localdate(), reason=reason)
    except PairError as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, _("Decided: %(verdict)s.") % {"verdict": both.get_verdict_display()})
    if both.is_unsigned:
        said = _("One of the two is restricted: it counts once a second person has agreed.")
        messages.warning(request, said)
    return True


def _answered(
    request: HavenRequest, act: Callable[[], None], said: str, both: Pair
) -> HttpResponse:
    """Do it, or say that another was quicker; then the pair again, or what follows from it."""
    try:
        act()
    except PairError as late:
        messages.warning(request, str(late))
        return redirect("matching:pair", both.pk)
    messages.success(request, said)
    return (
        _onwards(request, both)
        if both.verdict == Verdict.SAME
        else redirect("matching:pair", both.pk)
    )


def _onwards(request: HavenRequest, both: Pair) -> HttpResponse:
    """To the joining of two files that are one person's, else to the next pair that waits."""
    if both.verdict == Verdict.SAME and not both.is_unsigned and (join := _joining(both)):
        return redirect(join)
    following = next_pair(request.actor, both)
    return redirect("matching:pair", following.pk) if following else redirect("matching:desk")


def _joining(both: Pair) -> str:
    """The page where these two files become one, the older first; nothing where there is none."""
    people = sorted((both.first, both.second), key=lambda her: (her.registered_on, her.code))
    try:
        return reverse(JOINING, args=[her.code for her in people])
    except NoReverseMatch:
        return ""
