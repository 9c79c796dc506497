"""The pages that belong to no programme: the pattern book, the way out, and what went wrong."""

from calendar import Calendar
from typing import NoReturn

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.timezone import localdate
from django.utils.translation import get_language, get_language_bidi

from haven.foundation.audit.openings import ReadingTooFastError
from haven.foundation.audit.views import too_fast
from haven.foundation.instruments.filling import FILLING
from haven.web.samples import samples

MONDAY = 0


@login_required
def pattern_book(request: HttpRequest) -> HttpResponse:
    """Every component in every state, for those who build pages and those who judge them."""
    page = render_to_string("pattern_book.html", samples(), request)
    return HttpResponse(page, headers=FILLING)


def calendar(request: HttpRequest) -> HttpResponse:
    """A harmless page: whoever looks over her shoulder sees this month and nothing of ours."""
    today = localdate()
    month = {
        "today": today,
        "weekdays": list(WEEKDAYS_ABBR.values()),
        "weeks": Calendar(MONDAY).monthdatescalendar(today.year, today.month),
    }
    return render(request, "calendar.html", month)


def absent(request: HttpRequest) -> NoReturn:
    """A page that other products have and Haven does not."""
    raise Http404


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that we could not read what was sent, or that it was too large."""
    too_large = isinstance(exception, RequestDataTooBig)
    return plain_answer(413 if too_large else 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that she may not do this, or that she reads faster than her work explains."""
    if isinstance(exception, ReadingTooFastError):
        return too_fast(request)
    return render(request, "403.html", {"refusal": str(exception)}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say the same of what is not there and of what she may not see."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that it was our fault."""
    return plain_answer(500)


def plain_answer(status: int) -> HttpResponse:
    """A page that asks neither the request nor the database, since either may be the fault."""
    frame = {
        "language": get_language() or settings.LANGUAGE_CODE,
        "direction": "rtl" if get_language_bidi() else "ltr",
    }
    return HttpResponse(render_to_string(f"{status}.html", frame), status=status)
