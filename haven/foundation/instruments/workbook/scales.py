"""The sheets ``scales``, ``weights`` and ``bands``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from haven.foundation.instruments.workbook.notes import Notes, Where
from haven.foundation.instruments.workbook.sheets import Row, numbered
from haven.kernel.scoring import Band, How, Scale

TOTAL = "total"
ONE = Decimal(1)

Weights = Mapping[str, Decimal]


def scales_of(notes: Notes, scored: Iterable[str]) -> list[Scale]:
    """What is weighed together, in the order of the rows; ``scored`` are questions with points."""
    bands, weights, every = _bands(notes), _weights(notes), dict.fromkeys(scored, ONE)
    scales: list[Scale] = []
    for number, row in numbered(notes.sheets, "scales"):
        where, name = Where("scales", number), row.get("scale", "")
        how = next((one for one in How if one == row.get("how", "sum")), None)
        if not name or how is None:
            notes.fault(where, _("A scale has a name, and is a sum, mean, highest or product."))
            continue
        known = {*every, *(scale.name for scale in scales)}
        of = _known(notes, where, _weighed(row, weights.get(name, {})), known)
        scales.append(Scale(name, of or every, how, bands.pop(name, ())))
    if not scales and every:
        scales = [Scale(TOTAL, every, bands=bands.pop(TOTAL, ()))]
    for name in bands:
        notes.fault(Where("bands", 0), _("There is no scale “%(name)s”."), name=name)
    return scales


def _weighed(row: Row, weights: Weights) -> Weights:
    return dict.fromkeys(row.get("of", "").split(), ONE) | dict(weights)


def _known(notes: Notes, where: Where, of: Weights, known: set[str]) -> Weights:
    for name in of:
        if name not in known:
            notes.fault(where, _("“%(name)s” has no points."), name=name)
    return {name: weight for name, weight in of.items() if name in known}


def _weights(notes: Notes) -> dict[str, dict[str, Decimal]]:
    weights: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for number, row in numbered(notes.sheets, "weights"):
        weight = notes.number(Where("weights", number), row.get("weight", ""))
        if weight is not None:
            weights[row.get("scale", TOTAL)][row.get("question", "")] = weight
    return weights


def _bands(notes: Notes) -> dict[str, Sequence[Band]]:
    bands: dict[str, list[Band]] = defaultdict(list)
    for number, row in numbered(notes.sheets, "bands"):
        where, said = Where("bands", number), row.get("above") or row.get("from")
        bound = notes.number(where, said) if said else None
        if row.get("name"):
            beyond = bool(row.get("above"))
            bands[row.get("scale", TOTAL)].append(Band(row["name"], bound, beyond))
        else:
            notes.fault(where, _("A band has a name."))
    return dict(bands)
