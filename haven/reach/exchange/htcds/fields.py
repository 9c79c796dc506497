"""The fields of the standard, and how the columns of a real file find theirs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache

from haven.foundation.reference import reference_rows


class Kind(Enum):
    """What an answer is."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    YES_NO = "boolean"
    CHOICE = "choice"
    CHOICES = "choices"
    COUNTRY = "country"
    COUNTRIES = "countries"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of HTCDS 2.0, by the name and label the standard gives it."""

    name: str
    label: str
    kind: Kind


SPECIAL_KINDS = {
    "prs_Citizenship": Kind.COUNTRIES,
    "prs_MailingCountry": Kind.COUNTRY,
    "prs_HomePhone": Kind.PHONE,
    "prs_MobilePhone": Kind.PHONE,
    "prs_PrimaryLanguage": Kind.TEXT,
    "prs_SecondaryLanguage": Kind.TEXT,
    "org_Phone": Kind.PHONE,
    "vic_ForcedLabourIndustry": Kind.CHOICES,
}
"""Where the stated type says too little: countries, phones, and one list that the standard calls
single and its own survey form asks as several. Languages stay as written (ISO 639-2)."""

PLAIN_KINDS = {
    "date": Kind.DATE,
    "boolean": Kind.YES_NO,
    "number": Kind.NUMBER,
    "decimal": Kind.NUMBER,
    "choice": Kind.CHOICE,
}

TRUSTED_LABELS = "Mailing "
"""In columns N to R the hidden names are mixed up: there, the label people see is right."""

MISSPELT = {"vic_TraffickinStatusDecisionMakingOrg": "vic_TraffickingStatusDecisionMakingOrg"}
"""Column T of the published workbook lacks a letter."""


@cache
def all_fields() -> dict[str, Field]:
    """Every field of the standard, by name, in its order."""
    fields = (
        Field(row["field"], row["label"] or row["field"], _kind(row))
        for row in reference_rows("htcds/fields.csv")
    )
    return {field.name: field for field in fields}


@cache
def template_columns() -> tuple[tuple[str, Field], ...]:
    """Columns B to AM of the published workbook: the hidden name as printed, and the field."""
    return tuple(
        (row["hidden_name_row1"], all_fields()[row["correct_field_from_label"]])
        for row in reference_rows("htcds/columns.csv")
    )


def field_of(name: str, label: str) -> Field | None:
    """The field of a column with this hidden name and this visible label.

    The survey form labels ``prs_Title`` "Second Name": so the name counts before the label, except
    where the published workbook has its names mixed up.

    >>> field_of("prs_MailingCity", "Mailing Street").name
    'prs_MailingStreet'
    >>> field_of("prs_Title", "Second Name").name
    'prs_Title'
    """
    by_label = _by_label().get(_folded(label))
    if by_label and label.strip().startswith(TRUSTED_LABELS):
        return by_label
    return _by_name().get(_folded(name)) or by_label


@cache
def _by_name() -> dict[str, Field]:
    fields = all_fields()
    surveyed = {
        row["xlsform_name"]: row["field"]
        for row in reference_rows("htcds/fields.csv")
        if row["xlsform_name"]
    }
    aliases = {_folded(alias): fields[name] for alias, name in (surveyed | MISSPELT).items()}
    return aliases | {_folded(name): field for name, field in fields.items()}


@cache
def _by_label() -> dict[str, Field]:
    """Labels only one field has, and those of the workbook, which come first."""
    fields = list(all_fields().values())
    labels = [_folded(field.label) for field in fields]
    alone = {label: field for label, field in zip(labels, fields, strict=True)
             if labels.count(label) == 1}  # fmt: skip
    return alone | {_folded(field.label): field for _name, field in template_columns()}


def _kind(row: dict[str, str]) -> Kind:
    if special := SPECIAL_KINDS.get(row["field"]):
        return special
    kind = PLAIN_KINDS.get(row["type"], Kind.TEXT)
    return Kind.CHOICES if kind is Kind.CHOICE and row["multi"] == "yes" else kind


def _folded(text: str) -> str:
    return "".join(text.split()).casefold()
