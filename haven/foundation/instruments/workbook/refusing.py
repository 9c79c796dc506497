"""For what a workbook is refused, besides faulty tables and failing examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from haven.foundation.instruments.workbook.faults import Fault
from haven.foundation.instruments.workbook.form import Form, choice_rows
from haven.foundation.instruments.workbook.sheets import Sheets, Texts, numbered

REWORDED = "reworded"
"""A column of ``choices``: the label says the same in other words."""


def faults(sheets: Sheets, form: Form, before: Form | None) -> Iterator[Fault]:
    """What must be mended; ``before`` is the form published last under this code."""
    yield from _questions_twice(sheets)
    yield from _choices_twice(sheets)
    yield from _without_list(form)
    if before:
        yield from _other_kind(form, before)
        yield from _changed_meaning(sheets, form, before)


def _questions_twice(sheets: Sheets) -> Iterator[Fault]:
    asked = [row for _number, row in numbered(sheets, "survey") if row.get("name")]
    names = Counter(row["name"] for row in asked if not row.get("type", "").startswith("end"))
    for name, count in names.items():
        if count > 1:
            yield Fault("survey", 0, _("The code “%s” is used twice.") % name)


def _choices_twice(sheets: Sheets) -> Iterator[Fault]:
    choices = Counter((of, row.get("name", "")) for _number, of, row in choice_rows(sheets))
    for (of, name), count in choices.items():
        if count > 1:
            told = {"name": name, "list": of}
            yield Fault("choices", 0, _("The code “%(name)s” stands twice in “%(list)s”.") % told)


def _without_list(form: Form) -> Iterator[Fault]:
    for one in form.questions.values():
        if one.is_choice and not one.kind.endswith("_file") and one.choices not in form.lists:
            yield Fault("survey", one.row, _("There is no list “%s”.") % one.choices)


def _other_kind(form: Form, before: Form) -> Iterator[Fault]:
    for name, then in before.questions.items():
        now = form.questions.get(name)
        if now and now.kind != then.kind:
            told = {"name": name, "then": then.kind, "now": now.kind}
            says = _("“%(name)s” was published as %(then)s and is now %(now)s. Give it a new code.")
            yield Fault("survey", now.row, says % told)


def _changed_meaning(sheets: Sheets, form: Form, before: Form) -> Iterator[Fault]:
    """Answers keep their codes for ever: what a code was published for, it means."""
    says = _(
        "The code “%(name)s” in “%(list)s” was published with another label. Give what is new a "
        "new code; if only the words changed, write “yes” in a column “reworded”."
    )
    for number, of, row in choice_rows(sheets):
        name = row.get("name", "")
        then = before.lists.get(of, {}).get(name, {})
        if not row.get(REWORDED) and _differs(then, form.lists[of][name]):
            yield Fault("choices", number, says % {"name": name, "list": of})


def _differs(then: Texts, now: Texts) -> bool:
    return any(now[language] != said for language, said in then.items() if language in now)
