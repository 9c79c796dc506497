"""Give new records their codes, each its own."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.db.models import Model

from haven.foundation.inserting import insert_many
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
                insert_many(rows)
        except IntegrityError as failure:
            taken = failure
        else:
            return _learn_their_keys(rows)
    raise taken


def _learn_their_keys(rows: Sequence[Model]) -> None:
    """The database has numbered them: by its code each row learns its number, and that it is."""
    of_their_kind = type(rows[0])._default_manager
    coded = {getattr(row, "code"): row for row in rows}  # noqa: B009
    if rows[0].pk is None:
        for code, key in of_their_kind.filter(code__in=coded).values_list("code", "pk"):
            coded[code].pk = key
    for row in rows:
        row._state.adding, row._state.db = False, of_their_kind.db
