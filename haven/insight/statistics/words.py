"""What dimensions, codes, definitions and caveats are called on a page."""

from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from haven.foundation.doors import open_doors
from haven.insight.statistics.queries import NONE
from haven.kernel.disclosure import ALL, Audience, Caveat
from haven.kernel.facts import UNKNOWN

Words = str | Promise

DIMENSION_NAMES: dict[str, Words] = {
    "year": _("Year"),
    "quarter": _("Quarter"),
    "month": _("Month"),
    "mission": _("Mission"),
    "sex": _("Sex"),
    "age_band": _("Age band"),
    "region": _("Region of nationality"),
    "concern": _("Kind of concern"),
    "exploitation": _("Form of exploitation"),
    "service": _("Service given"),
    "outcome": _("What came out"),
}

EVERYWHERE: dict[str, Words] = {ALL: _("All"), UNKNOWN: _("Not known"), NONE: _("None")}

MEASURES: dict[str, Words] = {
    "person": _("People"),
    "case": _("Cases"),
    "service": _("Services given"),
}

DEFINITIONS: dict[str, Words] = {
    "person": _("Each person is counted once, in the month she was registered."),
    "case": _("Each case is counted once, in the month it was opened."),
    "service": _("Each service is counted once, in the month it was given."),
}

CAVEATS: dict[Caveat, Words] = {
    Caveat.ROUNDED: _(
        "Each figure is rounded to a multiple of five by itself, so that figures may not add up "
        "to their totals."
    ),
    Caveat.SUPPRESSED: _(
        "A dot stands for a figure that is not given: it counts a few people, or it would let "
        "somebody work out a figure that does."
    ),
    Caveat.LINES_OVERLAP: _(
        "One person may stand in several lines. Lines do not add up; the total counts everybody "
        "once."
    ),
}

AUDIENCES: dict[Audience, Words] = {
    Audience.TEAM: _("Our own team: exact figures, not to be passed on"),
    Audience.PARTNER: _("Partners: no figure below 5, rounded"),
    Audience.PUBLIC: _("Everybody: no figure below 10, rounded"),
}


@cache
def code_names() -> dict[tuple[str, str], Words]:
    """What codes are called, as every app says beside its facts: ``LABELS[dimension][code]``."""
    return {
        (dimension, code): words
        for room in open_doors("facts")
        for dimension, codes in getattr(room, "LABELS", {}).items()
        for code, words in codes.items()
    }


def name_of_code(dimension: str, code: str) -> Words:
    """What a code of a dimension is called, or the code itself where nobody has said."""
    return EVERYWHERE.get(code) or code_names().get((dimension, code), code)


def name_of_dimension(name: str) -> Words:
    """What a dimension is called, or its own name where it is a column of a file."""
    return DIMENSION_NAMES.get(name, name)
