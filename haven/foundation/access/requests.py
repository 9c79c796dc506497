"""The request as our views see it."""

from __future__ import annotations

from django.http import HttpRequest

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import User


class HavenRequest(HttpRequest):
    """A request from somebody who has signed in."""

    actor: Actor
    user: User
    htmx: object
