"""Play the examples of a workbook: what must come out, what does, and which answer is to blame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from haven.foundation.instruments.workbook.notes import YES, Notes, Where
from haven.foundation.instruments.workbook.sheets import Row, numbered
from haven.kernel.scoring import Reason, Result, Score, Scoring

EXPECT = "expect "
CLOSE = Decimal("0.000000001")
"""Published scores are compared to nine decimals."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An expectation of an example that is not met, in words; ``blamed`` are answers to look at."""

    example: str
    row: int
    says: str
    blamed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stage:
    """What examples are played on. ``before`` are the tables of the version published last."""

    scoring: Scoring
    before: Scoring | None = None

    def failures(self, notes: Notes) -> list[Failure]:
        """What does not come out as the examples say."""
        return [one for number, row in numbered(notes.sheets, "examples")
                for one in self._played(notes, number, row)]  # fmt: skip

    def _played(self, notes: Notes, number: int, row: Row) -> Iterator[Failure]:
        answers = _answers(notes, number, row)
        result = self.scoring.result(answers)
        before = self.before.result(answers) if self.before else None
        for column, expected in row.items():
            if not column.startswith(EXPECT):
                continue
            words = column.removeprefix(EXPECT).split()
            if failed := _Expected(words, expected, result, before).failed():
                yield Failure(row.get("example", str(number)), number, *failed)


def _answers(notes: Notes, number: int, row: Row) -> dict[str, str]:
    told = {name: said for name, said in row.items() if not name.startswith(EXPECT)}
    told.pop("example", None)
    where = Where("examples", number)
    return {name: said for name, said in told.items() if notes.asks(where, name)}


@dataclass(frozen=True)
class _Expected:
    """One cell of an example."""

    words: list[str]
    says: str
    result: Result
    before: Result | None

    def failed(self) -> tuple[str, tuple[str, ...]] | None:
        match self.words:
            case [name] if name in {score.scale for score in self.result.scores}:
                return self._total(name)
            case [name, "band"]:
                return self._band(name)
            case ["points", name]:
                return self._points(name)
            case [name] if name in {finding.rule for finding in self.result.findings}:
                return self._rule(name)
        return _("There is no scale or rule “%(name)s”.") % {"name": " ".join(self.words)}, ()

    def _total(self, name: str) -> tuple[str, tuple[str, ...]] | None:
        score = _score(self.result, name)
        try:
            expected = Decimal(self.says.replace(",", "."))
        except InvalidOperation:
            return _("“%(text)s” is not a number.") % {"text": self.says}, ()
        total = score.total
        if total is not None and abs(total - expected) < CLOSE:
            return None
        says = _("%(scale)s should be %(expected)s, and is %(total)s.")
        told = {"scale": name, "expected": self.says, "total": _plain(total)}
        return says % told, self._blamed(score)

    def _band(self, name: str) -> tuple[str, tuple[str, ...]] | None:
        band = _score(self.result, name).band
        if band == self.says:
            return None
        says = _("%(scale)s should be in the band “%(expected)s”, and is in “%(band)s”.")
        return says % {"scale": name, "expected": self.says, "band": band}, ()

    def _points(self, name: str) -> tuple[str, tuple[str, ...]] | None:
        given = next((one for one in self._reasons() if one.name == name), None)
        points = given.points if given else None
        if _plain(points) == _plain(Decimal(self.says)):
            return None
        says = _("%(question)s should give %(expected)s points, and gives %(points)s.")
        told = {"question": name, "expected": self.says, "points": _plain(points)}
        return says % told, (name,)

    def _rule(self, name: str) -> tuple[str, tuple[str, ...]] | None:
        finding = next(one for one in self.result.findings if one.rule == name)
        if finding.met == (self.says.lower() in YES):
            return None
        says = _("%(rule)s should not be met.") if finding.met else _("%(rule)s should be met.")
        return says % {"rule": name}, finding.reasons

    def _reasons(self) -> Iterator[Reason]:
        return (reason for score in self.result.scores for reason in score.reasons)

    def _blamed(self, score: Score) -> tuple[str, ...]:
        """What counts otherwise than in the last version; else what gives nothing; else all."""
        then = _score(self.before, score.scale) if self.before else None
        old = {one.name: one for one in then.reasons} if then else {}
        changed = [one for one in score.reasons if one.worth != old.get(one.name, one).worth]
        if changed:
            return tuple(_was(one, old[one.name]) for one in changed)
        silent = [one for one in score.reasons if one.points is None]
        return tuple(_gives(one) for one in silent or score.reasons)


def _was(reason: Reason, before: Reason) -> str:
    return _("%(now)s In the last version: %(before)s.") % {
        "now": _gives(reason),
        "before": _counted(before),
    }


def _gives(reason: Reason) -> str:
    told = {"question": reason.name, "answer": reason.answer, "points": _counted(reason)}
    if reason.points is None:
        return _("%(question)s = “%(answer)s” gives no points.") % told
    return _("%(question)s = “%(answer)s” gives %(points)s.") % told


def _counted(reason: Reason) -> str:
    """Points, and what they weigh where that is not one."""
    weight = "" if reason.weight == 1 else f" × {_plain(reason.weight)}"
    return f"{_plain(reason.points)}{weight}"


def _score(result: Result | None, name: str) -> Score:
    found = (score for score in result.scores if score.scale == name) if result else iter(())
    return next(found, Score(name, None, "", ()))


def _plain(number: Decimal | None) -> str:
    """A number without needless noughts."""
    return "–" if number is None else f"{number.normalize():f}"
