"""Disclosure control: from exact counts to a table in which nobody can be found."""

from haven.kernel.disclosure.audiences import PROTECTION, Audience, Protection
from haven.kernel.disclosure.grid import ALL, NOT, Axis, Grid, Key, Row, axes_of, size_of
from haven.kernel.disclosure.tables import (
    Caveat,
    Cell,
    Published,
    Reason,
    Suppressed,
    Table,
    cells_of,
    protected,
)

__all__ = [
    "ALL",
    "NOT",
    "PROTECTION",
    "Audience",
    "Axis",
    "Caveat",
    "Cell",
    "Grid",
    "Key",
    "Protection",
    "Published",
    "Reason",
    "Row",
    "Suppressed",
    "Table",
    "axes_of",
    "cells_of",
    "protected",
    "size_of",
]
