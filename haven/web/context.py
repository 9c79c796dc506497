"""What the frame of every page needs to know."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_bidi

from haven.web.navigation import places

OWN_NAMES = {"en": "English", "ru": "Русский", "ar": "العربية"}
"""Every language in its own letters, because she may read no other."""


def layout(request: HttpRequest) -> dict[str, Any]:
    """Language, direction and the places; no query is asked for them."""
    actor = getattr(request, "actor", None)
    return {
        "user": getattr(request, "user", None),
        "language": get_language() or settings.LANGUAGE_CODE,
        "direction": "rtl" if get_language_bidi() else "ltr",
        "languages": [(code, OWN_NAMES.get(code, name)) for code, name in settings.LANGUAGES],
        "owes_second_step": getattr(request, "owes_second_step", False),
        "places": places(request.path, actor) if actor else [],
    }
