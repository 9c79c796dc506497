"""Give new records their codes, each its own."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.db.models import Model

from haven.kernel.codes import new_code

TRIES = 5
"""Among 100,000 records one thousand new codes meet a taken one three times in a thousand."""


def save_under_free_codes(rows: Sequence[Model], prefix: str = "") -> None:
    """Give every row of one model a code and insert them; if one is taken, deal all anew.

    It may be taken where we may not look: only the database can tell.

    Raises:
        IntegrityError: something else than a code stands against it.
    """
    for _try in range(TRIES):
        for row in rows:
            setattr(row, "code", new_code(prefix))  # noqa: B010 - models share no type with a code
        try:
            with transaction.atomic():
                type(rows[0])._default_manager.bulk_create(rows)
        except IntegrityError as failure:
            taken = failure
        else:
            return
    raise taken
