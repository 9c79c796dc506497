"""What she agreed to: the list, a new answer, and taking one back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from haven.foundation.access.requests import HavenRequest
from haven.foundation.directory.queries import organisations_of
from haven.people.consents.actions import (
    ChildDecidesAloneError,
    NoReasonError,
    record_consent,
    withdraw_consent,
)
from haven.people.consents.forms import AskConsent
from haven.people.consents.models import How, Purpose, RecipientKind
from haven.people.consents.policies import may_record
from haven.people.consents.queries import (
    consents_of,
    language_to_read_in,
    other_missions,
    standing,
)
from haven.people.consents.wordings import wording
from haven.people.persons.models import Person
from haven.people.persons.views.opening import opened


@login_required
def consents(request: HavenRequest, code: str) -> HttpResponse:
    """What has she agreed to, and what did she say before?"""
    her = opened(request, code)
    context = {
        "person": her,
        "standing": standing(her, localdate()),
        "answers": consents_of(request.actor, her),
        "may_record": may_record.allows(request.actor, her),
    }
    return render(request, "consents/list.html", context)


@login_required
def ask(request: HavenRequest, code: str) -> HttpResponse:
    """Read the words out to her and write down what she says."""
    her = opened(request, code, "languages")
    if not may_record.allows(request.actor, her):
        raise Http404
    form = _asked(request, her)
    if form.is_valid():
        try:
            words = wording(form.cleaned_data["purpose"], language_to_read_in(her)).name
            record_consent(by=request.actor, person=her, at=now(), wording=words, **form.answer())
        except (ChildDecidesAloneError, NoReasonError) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Her answer is written down."))
            return redirect("consents:list", code=code)
    read_out = [(purpose, wording(purpose, language_to_read_in(her))) for purpose in Purpose]
    return render(request, "consents/ask.html", {"person": her, "form": form, "words": read_out})


def _asked(request: HavenRequest, her: Person) -> AskConsent:
    """The questions; ``?mission=`` says towards which of our missions she is asked."""
    missions = other_missions(her)
    initial: dict[str, object] = {"decided_on": localdate()}
    if towards := missions.filter(code=request.GET.get("mission", "")).first():
        initial |= {"recipient_kind": RecipientKind.MISSION, "recipient_mission": towards}
    organisations = organisations_of(request.actor)
    return AskConsent(request.POST or None, organisations, missions, **initial)


@login_required
@require_POST
def withdraw(request: HavenRequest, code: str, pk: int) -> HttpResponse:
    """Take a consent back at once."""
    her = opened(request, code)
    consent = get_object_or_404(consents_of(request.actor, her), pk=pk)
    withdraw_consent(by=request.actor, consent=consent, how=How.SPOKEN, on=localdate(), at=now())
    messages.success(request, _("Withdrawn. From now on it allows nothing."))
    return redirect("consents:list", code=code)
