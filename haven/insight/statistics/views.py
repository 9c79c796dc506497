"""The Evidence page: what do we know, and how sure?"""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_GET, require_POST

from haven.foundation.access.requests import HavenRequest
from haven.insight.statistics import queries
from haven.insight.statistics.actions import count_again
from haven.insight.statistics.forms import ChooseTable
from haven.insight.statistics.models import HAVEN
from haven.insight.statistics.policies import READERS
from haven.insight.statistics.queries import UnanswerableQuestionError
from haven.insight.statistics.sheets import sheet_of, write_csv
from haven.insight.statistics.words import CAVEATS, DEFINITIONS, MEASURES
from haven.kernel.disclosure import Audience, Table

USUAL = {
    "first": "sex",
    "second": "age_band",
    "what": queries.usual_measure(HAVEN),
    "audience": Audience.PUBLIC,
}
"""The table shown before another is asked for; everybody who may read figures may read it."""


@require_GET
@login_required
def evidence(request: HavenRequest) -> HttpResponse:
    """Choose a table, read it, take it away."""
    if not request.actor.holds(*READERS):
        raise Http404
    counted_at = queries.counted_at(HAVEN)
    form = _asked(request, anything=counted_at is not None)
    context: dict[str, object] = {"form": form, "counted_at": counted_at}
    if form.is_valid():
        question = form.question()
        try:
            table = queries.table(question, request.actor)
        except UnanswerableQuestionError as refusal:
            form.add_error(None, str(refusal))
        else:
            if request.GET.get("format") == "csv":
                return _file(table)
            context |= _said(table, question.what)
            context["download"] = urlencode({**form.data, "format": "csv"})
    return render(request, "statistics/evidence.html", context)


@require_POST
@login_required
def count_facts_again(request: HavenRequest) -> HttpResponse:
    """Count the figures of her missions as they stand now."""
    if not request.actor.holds(*READERS):
        raise Http404
    count_again(by=request.actor, at=now())
    return redirect("evidence")


def _asked(request: HavenRequest, *, anything: bool) -> ChooseTable:
    """The table she asks for; on her first visit the usual one, once anything is counted."""
    if "first" in request.GET:
        return ChooseTable(request.GET.dict(), actor=request.actor)
    return ChooseTable(USUAL if anything else None, actor=request.actor)


def _said(table: Table, what: str) -> dict[str, object]:
    return {
        "table": table,
        "sheet": sheet_of(table),
        "measure": MEASURES.get(what, what),
        "definition": DEFINITIONS.get(what, ""),
        "caveats": [CAVEATS[caveat] for caveat in table.caveats],
    }


def _file(table: Table) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    name = "-".join(axis.name for axis in table.axes)
    response["Content-Disposition"] = f'attachment; filename="haven-{name}-{table.audience}.csv"'
    write_csv(table, response)
    return response
