"""The desk: what waits to be decided, and the pairs that can be confirmed as a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from haven.foundation.access.roles import WORK_WITH_PEOPLE
from haven.foundation.audit.openings import note_search
from haven.foundation.vault.keyring import load_keys
from haven.people.matching.actions import confirm_pairs
from haven.people.matching.errors import PairError
from haven.people.matching.forms import ConfirmPairs
from haven.people.matching.models import Origin, Pair
from haven.people.matching.queries import AT_ONCE, sure_pairs
from haven.people.matching.queries import desk as what_waits
from haven.people.persons.queries.tokens import searched

if TYPE_CHECKING:
    from haven.foundation.access.requests import HavenRequest


@require_safe
@login_required
def desk(request: HavenRequest) -> HttpResponse:
    """Which records may be one person's?"""
    _require_work(request)
    waiting = what_waits(request.actor, _origin(request), request.GET.get("page", "1"))
    return render(request, "matching/desk.html", {"desk": waiting})


@login_required
@require_http_methods(["GET", "POST"])
def sure(request: HavenRequest) -> HttpResponse:
    """Which of the pairs in which everything agrees are one person each?"""
    _require_work(request)
    origin = _origin(request)
    offered = sure_pairs(request.actor, origin).select_related("mission", "first", "second")
    pairs = list(offered.prefetch_related("first__names", "second__names")[:AT_ONCE])
    form = ConfirmPairs(request.POST if request.method == "POST" else None, offered=pairs)
    if form.is_valid():
        ticked = set(form.cleaned_data["pairs"])
        if _confirmed(request, form, [pair for pair in pairs if pair.pk in ticked]):
            return redirect(request.get_full_path())
    _note(request, pairs)
    context = {"pairs": pairs, "form": form, "origin": origin}
    return render(request, "matching/sure.html", context)


def _confirmed(request: HavenRequest, form: ConfirmPairs, ticked: Sequence[Pair]) -> bool:
    try:
        count = confirm_pairs(by=request.actor, pairs=ticked, on=localdate())
    except PairError as refused:
        form.add_error(None, str(refused))
        return False
    said = ngettext(
        "%(count)s pair decided: the same person.",
        "%(count)s pairs decided: each the same person.",
        count,
    )
    messages.success(request, said % {"count": count})
    return True


def _note(request: HavenRequest, pairs: Sequence[Pair]) -> None:
    """A list with names counts as a search for them: nobody leafs through the register here."""
    load_keys(key for pair in pairs for key in (pair.first_id, pair.second_id))
    if pairs:
        shown = searched(pairs[0].mission, " ".join(str(pair.pk) for pair in pairs))
        note_search(request.actor, pairs[0].mission, shown, at=now())


def _origin(request: HavenRequest) -> str:
    asked = request.GET.get("origin", "")
    return asked if asked in Origin else ""


def _require_work(request: HavenRequest) -> None:
    if not request.actor.holds(*WORK_WITH_PEOPLE):
        raise Http404
