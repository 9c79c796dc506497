"""What the accounts and walls know about their own safety."""

from collections.abc import Iterator

from django.db import connection
from django.utils.timezone import localdate

from haven.foundation.access.models import Membership, Mission
from haven.foundation.access.roles import STEWARDS
from haven.foundation.status import Sign, good, warning


def signs() -> Iterator[Sign]:
    """Whether the walls between missions stand, and whether somebody can be the second person."""
    if connection.vendor == "postgresql":
        yield _sign_of_the_walls()
    for mission in Mission.objects.all():
        if _stewards(mission) == 1:
            yield warning(
                f"{mission.name} has one steward only: nobody there can confirm a role or a new "
                "beginning. Name a second one; haven confirm-roles confirms from the console."
            )


def _sign_of_the_walls() -> Sign:
    """Whether PostgreSQL keeps every row inside its mission, or obeys a user it never stops."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        passes_walls = cursor.fetchone()[0]
    if passes_walls:
        return warning(
            "The database user is a superuser or may bypass row-level security: the second wall "
            "between missions does not stand. Connect as the plain owner of the tables."
        )
    return good("PostgreSQL itself keeps every row inside its mission.")


def _stewards(mission: Mission) -> int:
    running = Membership.objects.running(localdate()).filter(user__is_active=True)
    return running.filter(mission=mission, role__in=STEWARDS).values("user").distinct().count()
