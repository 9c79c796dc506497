"""Small questionnaires that the tests fill, written as workbooks and compiled as Haven compiles."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pyxform.xls2xform import convert

HERE = Path(__file__).parent
ENGLISH, ARABIC = "English (en)", "العربية (ar)"


@cache
def xform(name: str) -> str:
    """The XForm of a workbook of this module, or of a file beside it."""
    file = HERE / f"{name}.xlsx"
    return convert(file if file.exists() else WORKBOOKS[name]()).xform


def ask(kind, name="", english="", arabic="", **more):
    said = {f"label::{ENGLISH}": english, f"label::{ARABIC}": arabic or english}
    return {"type": kind, "name": name} | (said if english else {}) | more


def choice(list_name, name, english, arabic="", **more):
    return {
        "list_name": list_name, "name": name, f"label::{ENGLISH}": english,
        f"label::{ARABIC}": arabic or english, **more,
    }  # fmt: skip


def book(form_id, survey, choices=()):
    settings = {"form_id": form_id, "form_title": form_id, "version": "1"}
    return {
        "survey": survey,
        "choices": list(choices),
        "settings": [settings | {"default_language": ENGLISH}],
    }


YES_NO = [choice("yes_no", "yes", "Yes", "نعم"), choice("yes_no", "no", "No", "لا")]


def every_kind():
    """Every question a browser can ask."""
    survey = [
        ask("text", "name", "Name", "الاسم", **{
            f"hint::{ENGLISH}": "As she gives it", f"hint::{ARABIC}": "كما تقوله",
            f"guidance_hint::{ENGLISH}": "Ask twice.", f"guidance_hint::{ARABIC}": "اسأل مرتين.",
        }),
        ask("text", "story", "Story", "القصة", appearance="multiline"),
        ask("text", "phone", "Phone", appearance="numbers"),
        ask("integer", "age", "Age", "العمر"),
        ask("decimal", "weight", "Weight"),
        ask("date", "met_on", "Day we met"),
        ask("date", "left_in", "Month she left", appearance="month-year"),
        ask("date", "born_in", "Year of birth", appearance="year"),
        ask("time", "woke_at", "Time she woke"),
        ask("dateTime", "called_at", "Moment of the call"),
        ask("select_one yes_no", "safe", "Is she safe?", "هل هي آمنة؟"),
        ask("select_one yes_no", "papers", "Has she papers?", appearance="minimal"),
        ask("select_multiple needs", "needs", "What does she need?", "ماذا تحتاج؟"),
        ask("select_one village", "village", "Village"),
        ask("select_one yes_no", "warm", "Is it warm?", appearance="autocomplete"),
        ask("note", "thanks", "Thank **her**.", "اشكرها."),
        ask("acknowledge", "told", "She was told her rights"),
        ask("geopoint", "place", "Where is this?"),
        ask("image", "photo", "Photo of a paper", appearance="new"),
        ask("audio", "voice", "Her voice"),
        ask("image", "signature", "Signature", "التوقيع", appearance="signature"),
        ask("barcode", "card", "Card"),
        ask("range", "pain", "Pain", parameters="start=0 end=10 step=1"),
        ask("geotrace", "way", "Her way"),
        ask("calculate", "twice", calculation="${age} * 2"),
        ask("text", "origin", "Origin", default="Osh"),
        ask("text", "fixed", "Fixed", default="unchanged", readonly="yes"),
    ]  # fmt: skip
    choices = [
        *YES_NO,
        choice("needs", "shelter", "Shelter", "مأوى"),
        choice("needs", "health", "Health care", "رعاية صحية"),
        *(choice("village", f"v{n}", f"Village {n}") for n in range(1, 26)),
    ]
    return book("every_kind", survey, choices)


def rules():
    """Relevance, constraints, required answers, cascading choices, repeats, groups in groups."""
    message = {f"constraint_message::{ENGLISH}": "Between 0 and 120"}
    wanted = {f"required_message::{ENGLISH}": "Say how old she is"}
    survey = [
        ask("begin group", "who", "Who she is"),
        ask("integer", "age", "Age", required="yes", constraint=". >= 0 and . <= 120",
            **message, **wanted),
        ask("begin group", "young", "Her guardian", relevant="${age} < 18"),
        ask("text", "guardian", "Name of the guardian", required="yes"),
        ask("end group"),
        ask("end group"),
        ask("select_one country", "country", "Country"),
        ask("select_one town", "town", "Town", choice_filter="country=${country}"),
        ask("begin repeat", "child", "Child", "طفل"),
        ask("text", "child_name", "Name of the child"),
        ask("select_one yes_no", "with_her", "Is the child with her?"),
        ask("end repeat"),
        ask("calculate", "children", calculation="count(${child})"),
    ]  # fmt: skip
    choices = [
        *YES_NO,
        choice("country", "kg", "Kyrgyzstan"),
        choice("country", "tj", "Tajikistan"),
        choice("town", "osh", "Osh", country="kg"),
        choice("town", "khujand", "Khujand", country="tj"),
        choice("town", "dushanbe", "Dushanbe", country="tj"),
    ]
    return book("rules", survey, choices)


def long():
    """Two hundred questions, some of which depend on others."""
    total = " + ".join(f"coalesce(${{count_{n}}}, 0)" for n in range(50))
    survey = [ask("calculate", "total", calculation=total)]
    for n in range(50):
        hidden = {"relevant": f"${{count_{n - 1}}} < 50"} if n % 5 == 4 else {}
        survey += [
            ask("text", f"word_{n}", f"Words {n}"),
            ask("integer", f"count_{n}", f"How many {n}", constraint=". < 100"),
            ask("select_one yes_no", f"yes_{n}", f"Yes or no {n}", **hidden),
            ask("select_multiple needs", f"needs_{n}", f"Needs {n}"),
        ]
    needs = [choice("needs", f"n{n}", f"Need {n}") for n in range(8)]
    return book("long", survey, [*YES_NO, *needs])


WORKBOOKS = {"every_kind": every_kind, "rules": rules, "long": long}
