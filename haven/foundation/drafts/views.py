"""Where a page leaves its words while she types."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localtime, now
from django.views.decorators.http import require_POST

from haven.foundation.access.models import Mission
from haven.foundation.access.policies import may_work_in
from haven.foundation.access.requests import HavenRequest
from haven.foundation.drafts import keeping

MOST_BYTES = 200_000
TOO_LARGE = 413


@require_POST
@login_required
def keep(request: HavenRequest, page: str) -> HttpResponse:
    """Keep the words of one page for the one who typed them."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        return HttpResponse(status=TOO_LARGE)
    missions = Mission.objects.permitted(request.actor, may_work_in)
    mission = get_object_or_404(missions.order_by("pk")[:1])
    values = {name: said for name, said in request.POST.lists() if name != "csrfmiddlewaretoken"}
    draft = keeping.keep(request.user, mission, page, values, now())
    saved_at = localtime(draft.saved_at, ZoneInfo(mission.time_zone))
    return JsonResponse({"saved_at": f"{saved_at:%H:%M}"})
