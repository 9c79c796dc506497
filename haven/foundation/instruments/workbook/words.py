"""The words of a questionnaire: what it says of itself, and of what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from haven.foundation.instruments.workbook.form import Form
from haven.foundation.instruments.workbook.notes import Notes
from haven.foundation.instruments.workbook.rules import bands_of, suggestions_of
from haven.foundation.instruments.workbook.scales import TOTAL
from haven.foundation.instruments.workbook.sheets import PLAIN, Row, Sheets, Texts, numbered, texts
from haven.kernel.scoring import Scoring, Term

Named = Mapping[str, Texts]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What somebody is asked to confirm when something comes out."""

    name: str
    when: tuple[Term, ...]
    raises: str
    what: str
    days: int | None
    text: Texts


@dataclass(frozen=True)
class Words:
    """Everything a page says of a questionnaire and its result, in every language it has."""

    title: Texts
    about: Mapping[str, tuple[str, Texts]]
    scales: Named
    bands: Mapping[tuple[str, str], tuple[Texts, Texts]]
    rules: Mapping[str, tuple[Texts, Texts]]
    suggestions: tuple[Suggestion, ...]

    def value(self, key: str) -> str:
        """The value of a row of ``about``."""
        return self.about.get(key, ("", {}))[0]

    def text(self, key: str) -> Texts:
        """The text of a row of ``about``."""
        return self.about.get(key, ("", {}))[1]


def words_of(sheets: Sheets, form: Form, scoring: Scoring) -> Words:
    """The words that stand in a workbook."""
    about = {row["key"]: (row.get("value", ""), texts(row, "text"))
             for _number, row in numbered(sheets, "about") if row.get("key")}  # fmt: skip
    return Words(
        title=about.get("title", ("", {}))[1] or ({PLAIN: form.title} if form.title else {}),
        about=about,
        scales={row["scale"]: texts(row, "label")
                for _number, row in numbered(sheets, "scales") if row.get("scale")},
        bands={(row.get("scale", TOTAL), row.get("name", "")): _label_and_advice(row)
               for _number, row in numbered(sheets, "bands")},
        rules=_rules(sheets),
        suggestions=_suggestions(sheets, form, scoring),
    )  # fmt: skip


def _rules(sheets: Sheets) -> dict[str, tuple[Texts, Texts]]:
    """A rule's words stand in the first of its rows that has any."""
    found: dict[str, tuple[Texts, Texts]] = {}
    for _number, row in numbered(sheets, "rules"):
        said = _label_and_advice(row)
        if any(said) or row.get("rule", "") not in found:
            found.setdefault(row.get("rule", ""), said)
    return found


def _label_and_advice(row: Row) -> tuple[Texts, Texts]:
    return texts(row, "label"), texts(row, "advice")


def _suggestions(sheets: Sheets, form: Form, scoring: Scoring) -> tuple[Suggestion, ...]:
    rules = {rule.name for rule in scoring.rules}
    found = suggestions_of(Notes(sheets, form), bands_of(scoring.scales), rules)
    return tuple(
        Suggestion(
            row["suggestion"], terms, row["raises"], row.get("what", ""),
            int(row["days"]) if row.get("days", "").isdecimal() else None, texts(row, "text"),
        )
        for row, terms in found
    )  # fmt: skip
