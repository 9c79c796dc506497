"""What the accounts and walls know about their own safety."""

from collections.abc import Iterator

from django.db import connection

from haven.foundation.status import Sign, good, warning


def signs() -> Iterator[Sign]:
    """Whether PostgreSQL keeps every row inside its mission, or obeys a user it never stops."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        passes_walls = cursor.fetchone()[0]
    if passes_walls:
        yield warning(
            "The database user is a superuser or may bypass row-level security: the second wall "
            "between missions does not stand. Connect as the plain owner of the tables."
        )
    else:
        yield good("PostgreSQL itself keeps every row inside its mission.")
