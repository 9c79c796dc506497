"""Ask a questionnaire that names nobody: fill it, send it, and hear where help is."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from haven.foundation.access.requests import HavenRequest
from haven.foundation.instruments.arriving import Arrived, NotTakenError, hand_over
from haven.foundation.instruments.filling import UnsentError, for_filling, sent_by, sentence
from haven.foundation.instruments.models import NAMES_SOMEBODY, Edition, Via
from haven.foundation.instruments.queries import published_for
from haven.foundation.instruments.reading import UnreadableError, read
from haven.foundation.instruments.workbook.sheets import said


@require_safe
@login_required
def ask(request: HavenRequest, pk: str) -> HttpResponse:
    """Fill it on this page. No draft is kept: nothing ties the words to anybody."""
    edition = _edition(request, pk)
    return for_filling(render(request, "instruments/ask.html", {"edition": edition}))


@require_POST
@login_required
def send(request: HavenRequest, pk: str) -> HttpResponse:
    """Keep the answers; 201 and where to go on, or a sentence."""
    edition = _edition(request, pk)
    try:
        given = sent_by(request)
        number = read(given.xml).instance
        told = (number, edition, request.user, now(), Via.OFFICE, given.xml, "", given.files)
        hand_over(Arrived(*told))
    except UnsentError as refusal:
        return sentence(str(refusal), refusal.status)
    except UnreadableError as refusal:
        return sentence(str(refusal), 409)
    except NotTakenError:
        return sentence(
            _("Other answers were sent under the same number. A person must look."), 409
        )
    return HttpResponse(status=201, headers={"Location": reverse("instruments:sent", args=[pk])})


@require_safe
@login_required
def sent(request: HavenRequest, pk: str) -> HttpResponse:
    """What to say now, and where help is; asked of everybody, so that it tells nothing."""
    edition = _edition(request, pk)
    prompt = said(edition.words.text("prompt"), get_language() or "en")
    return render(request, "instruments/sent.html", {"edition": edition, "prompt": prompt})


def _edition(request: HavenRequest, pk: str) -> Edition:
    asked = published_for(request.actor).exclude(about__in=NAMES_SOMEBODY)
    return get_object_or_404(asked.select_related("mission"), pk=pk)
