"""What a form asks: its questions, their choices, and which of them are asked repeatedly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from haven.foundation.instruments.workbook.sheets import (
    Row,
    Sheets,
    Texts,
    languages,
    numbered,
    settings_of,
    texts,
)

SELECTS = (
    "select_one",
    "select_multiple",
    "rank",
    "select_one_from_file",
    "select_multiple_from_file",
)
FILES = frozenset({"image", "photo", "audio", "video", "file", "background-audio"})
SILENT = frozenset(
    {"start", "end", "today", "deviceid", "username", "phonenumber", "email", "audit",
     "start-geopoint", "simserial", "subscriberid", "csv-external", "xml-external"}
)  # fmt: skip
"""What a phone writes by itself; nobody is asked."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question; ``choices`` names its list, ``repeat`` the repeated group it stands in."""

    name: str
    kind: str
    labels: Texts = field(default_factory=dict)
    choices: str = ""
    repeat: str = ""
    row: int = 0

    @property
    def is_choice(self) -> bool:
        return self.kind in SELECTS

    @property
    def is_asked(self) -> bool:
        """Whether somebody is asked, and not the phone or a formula."""
        return self.kind not in SILENT | {"calculate", "note", "hidden"}

    @property
    def is_file(self) -> bool:
        return self.kind in FILES


@dataclass(frozen=True)
class Form:
    """The questions of a form by name, and its lists of choices with their texts."""

    code: str
    version: str
    title: str
    questions: Mapping[str, Question]
    lists: Mapping[str, Mapping[str, Texts]]
    repeats: frozenset[str]
    languages: tuple[str, ...]

    def choices(self, question: str) -> Mapping[str, Texts]:
        """The choices of a question with their texts."""
        asked = self.questions.get(question)
        return self.lists.get(asked.choices, {}) if asked else {}


def form_of(sheets: Sheets) -> Form:
    """What the workbook asks. Of a name used twice the first counts; the linter names the other."""
    settings = settings_of(sheets)
    questions: dict[str, Question] = {}
    repeats = set[str]()
    inside: list[str] = []
    for number, row in numbered(sheets, "survey"):
        kind, _, rest = row.get("type", "").replace("begin_", "begin ").partition(" ")
        if kind == "begin":
            inside.append(row.get("name", "") if rest.startswith("repeat") else "")
            repeats |= {inside[-1]} - {""}
        elif kind.startswith("end") and (rest or "_" in kind):
            inside = inside[:-1]
        elif name := row.get("name", ""):
            within = next((one for one in reversed(inside) if one), "")
            questions.setdefault(name, _question(row, kind, rest, within, number))
    return Form(
        code=settings.get("form_id", settings.get("id_string", "")),
        version=settings.get("version", ""),
        title=settings.get("form_title", settings.get("title", "")),
        questions=questions,
        lists=_lists(sheets),
        repeats=frozenset(repeats),
        languages=tuple(languages(sheets)),
    )


def _question(row: Row, kind: str, rest: str, repeat: str, number: int) -> Question:
    choices = rest.split()[0] if kind in SELECTS and rest else ""
    return Question(row["name"], kind, texts(row, "label"), choices, repeat, number)


def choice_rows(sheets: Sheets) -> Iterator[tuple[int, str, Row]]:
    """The rows of all lists of choices: their numbers, their lists, and themselves."""
    for number, row in numbered(sheets, "choices"):
        yield number, row.get("list_name", row.get("list name", "")), row


def _lists(sheets: Sheets) -> dict[str, dict[str, Texts]]:
    lists: dict[str, dict[str, Texts]] = {}
    for _number, of, row in choice_rows(sheets):
        lists.setdefault(of, {}).setdefault(row.get("name", ""), texts(row, "label"))
    return lists
