"""The page that works without a network: one page, its worker, and how it is installed.

It holds texts and empty forms only, so it is the same for everybody who reads its language.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from haven.foundation.instruments.filling import FILLING, for_filling
from haven.reach.capture.forms import OFFLINE

POLICY = FILLING["Content-Security-Policy"] + "; worker-src 'self'; manifest-src 'self'"
COLOUR = "#0f5052"
NOBODY = UUID(int=0)


@require_safe
def page(_request: HttpRequest) -> HttpResponse:
    """The page; nobody needs to be signed in to see it empty."""
    answer = for_filling(HttpResponse(_drawn()))
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@require_safe
def manifest(_request: HttpRequest) -> HttpResponse:
    """What the device shows where the page is installed."""
    said = {
        "name": _("Haven without a network"),
        "short_name": "Haven",
        "id": reverse("capture:field"),
        "start_url": reverse("capture:field"),
        "scope": reverse("capture:field"),
        "display": "standalone",
        "lang": get_language(),
        "dir": "rtl" if get_language_bidi() else "ltr",
        "theme_color": COLOUR,
        "background_color": "#ffffff",
        "icons": [{"src": static("haven/mark.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    answer = JsonResponse(said, content_type="application/manifest+json")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker: the exact list of what it may keep, and a version that follows it."""
    shell, files = _drawn(), _files()
    version = sha256("\n".join([shell, *files]).encode()).hexdigest()[:16]
    context = {"version": version, "files": [reverse("capture:field"), *files]}
    answer = render(request, "capture/field/worker.js", context, content_type="text/javascript")
    answer.headers["Cache-Control"] = "no-cache"
    answer.headers["Content-Security-Policy"] = POLICY
    return answer


def _files() -> list[str]:
    """What the page needs beside itself; the engine of the questionnaires comes last."""
    sheet = "haven/rtl.css" if get_language_bidi() else "haven/ltr.css"
    files = (sheet, "haven/field.js", "haven/mark.svg", "haven/questionnaire.js")
    return [reverse("capture:field_manifest"), *map(static, files)]


def _drawn() -> str:
    forms: dict[str, Any] = {kind: form(auto_id=f"{kind}_%s") for kind, form in OFFLINE.items()}
    return render_to_string(
        "capture/field/page.html",
        {
            "forms": forms,
            "language": get_language(),
            "direction": "rtl" if get_language_bidi() else "ltr",
            "packs": reverse("capture:field_pack", args=[0]).removesuffix("0/"),
            "parcels": reverse("capture:field_parcel", args=[NOBODY]).removesuffix(str(NOBODY)),
        },
    )
