"""To whom belongs what was added after a joining: told by what it hangs on, or asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import ForeignKey, Model

from haven.people.joining.models import Act, Joining, Side
from haven.people.joining.walking import Link, links_of, moving_links
from haven.people.persons.models import Person, Relation


@dataclass(frozen=True, slots=True)
class LaterRow:
    """A row that points to the joined file and came after the joining.

    ``verdict`` is the side it is on, or the ``key`` of the row whose answer decides: its own, or
    that of the row it hangs on.
    """

    link: Link
    row: Model
    verdict: Side | str

    @property
    def key(self) -> str:
        """How an answer names it."""
        return key_of(self.link, self.row)

    @property
    def is_asked(self) -> bool:
        """Whether somebody must say to whom it belongs."""
        return self.verdict == self.key

    def side(self, answers: Mapping[str, str]) -> Side:
        """To whom it belongs."""
        return self.verdict if isinstance(self.verdict, Side) else Side(answers[self.verdict])


class Sharing:
    """Which rows of a joined file belong to which of the two it was made of."""

    def __init__(self, joining: Joining) -> None:
        self.joining = joining
        done = list(joining.links.values_list("act", "model", "column", "row"))
        self.moved = {(model, column, row) for act, model, column, row in done if act == Act.MOVED}
        self.added = {(model, row) for act, model, _column, row in done if act == Act.ADDED}

    def later_rows(self) -> Iterator[LaterRow]:
        """Everything that points to the joined file and did not when it was joined."""
        for link in moving_links():
            for row in link.rows_of(self.joining.keep):
                if not self._was_there(link, row):
                    yield LaterRow(link, row, self._verdict(link, row))

    def others_instead(self, row: Model) -> dict[str, Any]:
        """What a row hangs on when it goes to the other file: her case instead of the joined one.

        By the field's name, such as ``case``.
        """
        instead = {}
        for field in _ties(row):
            value = getattr(row, field.attname)
            if (pair := self._pair(field.related_model, value)) is not None:
                instead[field.name] = field.related_model._base_manager.get(pk=pair)
        return instead

    def _was_there(self, link: Link, row: Model) -> bool:
        """Whether it stood or was moved there, or was made by the joining, as the signpost was."""
        made = (_label(row), str(row.pk)) in self.added or row == self.joining.other
        return made or self._side_before(link, row) is not None

    def _side_before(self, link: Link, row: Model) -> Side | None:
        if str(row.pk) in self.joining.standing.get(str(link), ()):
            return Side.KEEP
        moved = (_label(row), link.field.name, str(row.pk)) in self.moved
        return Side.OTHER if moved else None

    def _verdict(self, link: Link, row: Model) -> Side | str:
        if before := self._side_before(link, row):
            return before
        for above, parent in _leading(link, row):
            verdict = self._verdict(above, parent)
            goes_on_for_both = self._pair(type(parent), parent.pk) is not None
            if verdict is not Side.KEEP or not goes_on_for_both:
                return verdict
        return key_of(link, row)

    def _pair(self, model: type[Model], key: object) -> str | None:
        pairs: dict[str, str] = self.joining.pairs.get(model._meta.label, {})
        return pairs.get(str(key))


def key_of(link: Link, row: Model) -> str:
    """How a question about a row is named: a code."""
    return f"{link}:{row.pk}"


def _leading(link: Link, row: Model) -> Iterator[tuple[Link, Model]]:
    """The rows this one hangs on that speak of a person themselves, the nearest first."""
    if isinstance(row, Relation) and link.field.name == "other":
        mirror = Relation.objects.filter(person=row.other_id, other=row.person_id).first()
        if mirror:
            yield _link_of(Relation), mirror
        return
    for field in _ties(row):
        if parent := getattr(row, field.name):
            yield _link_of(type(parent)), parent


def _ties(row: Model) -> Iterator[ForeignKey[Any, Any]]:
    """The columns by which a row hangs on another row that speaks of a person."""
    for field in row._meta.local_concrete_fields:
        if isinstance(field, ForeignKey) and _speaks_of_a_person(field.related_model):
            yield field


def _speaks_of_a_person(model: type[Model]) -> bool:
    return model is not Person and bool(links_of(model))


def _link_of(model: type[Model]) -> Link:
    return links_of(model)[0]


def _label(row: Model) -> str:
    return row._meta.label
