"""One of everything an address can name, in Sarajevo, and clients who ask for it.

A new name in an address (``<int:pk>``, ``<str:code>``) needs its sample here, or the access matrix
fails. Give a sample under the name of the page when the same word means another record there.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

from django.test import Client

from haven.foundation.access.models import Membership, Mission, Team
from haven.foundation.access.roles import Role
from haven.foundation.audit.trail import record

Sample = Callable[[Mission], object]


def confirm_sign_in(client: Client) -> None:
    """As if she had just typed her password again."""
    from allauth.account.internal.flows import login

    session = client.session
    session[login.AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": "password", "at": time.time(), "reauthenticated": True}
    ]
    session[login._AUTHENTICATION_METHODS_USER_SESSION_KEY] = session["_auth_user_id"]
    session.save()
