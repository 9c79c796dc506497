"""Part two files again: what was added since is shown, and shared out."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _

from haven.foundation.access.requests import HavenRequest
from haven.people.joining.actions import undo
from haven.people.joining.errors import JoiningError
from haven.people.joining.forms import PartFiles
from haven.people.joining.models import Joining
from haven.people.joining.policies import may_part
from haven.people.joining.queries import SHOWN, joined_on_top
from haven.people.joining.sharing import Sharing
from haven.people.joining.words import kind_of, says
from haven.people.persons.views.opening import opened


@login_required
def part(request: HavenRequest, code: str, pk: int) -> HttpResponse:
    """Were these two people after all, and to whom belongs what was added since?"""
    her = opened(request, code, "names")
    joinings = Joining.objects.permitted(request.actor, may_part).select_related(*SHOWN)
    joining = get_object_or_404(joinings, pk=pk, keep__in=[her, *her.signposts.iterator()])
    above = joined_on_top(joining)
    later = [] if above else list(Sharing(joining).later_rows())
    asked = [one for one in later if one.is_asked]
    form = PartFiles(
        request.POST if request.method == "POST" else None, joining=joining, later=asked
    )
    if form.is_valid():
        try:
            undo(by=request.actor, joining=joining, answers=form.answers(), at=now())
        except JoiningError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The two files are apart again."))
            return redirect("person", code=joining.keep.code)
    follows = [(kind_of(one.link.model), says(one.row)) for one in later if not one.is_asked]
    context = {"person": her, "joining": joining, "form": form, "follows": follows, "above": above}
    return render(request, "joining/part.html", context)
