"""Take back one by one what a joining did, the last first; later changes of a row stay with it."""

from __future__ import annotations

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import ForeignKey, Model

from haven.people.joining.ledger import hand_over
from haven.people.joining.models import Act, Joining, MovedLink
from haven.people.joining.saying import Said, heard, said
from haven.people.joining.walking import Link
from haven.people.persons.models import Person


def take_back(joining: Joining) -> None:
    """Put everything back where it was; what it said is no longer needed here, and emptied."""
    for done in joining.links.order_by("-pk"):
        _TAKEN_BACK[Act(done.act)](joining, done, apps.get_model(done.model))
    joining.links.update(before=None, after=None)


def _move_back(joining: Joining, done: MovedLink, model: type[Model]) -> None:
    link = Link(model, model._meta.get_field(done.column))  # type: ignore[arg-type]
    for row in link.rows_of(joining.keep).filter(pk=done.row):
        hand_over(row, link, joining.other)


def _change_back(joining: Joining, done: MovedLink, model: type[Model]) -> None:
    """Only if nobody has changed it since: a later change is later work, and stays."""
    row, before = model._base_manager.filter(pk=done.row).first(), _before(done)
    if row is None or said(row, before) != done.after:
        return
    for name, value in heard(model, before).items():
        setattr(row, name, value)
    _unless_it_collides(row, update_fields=list(before))


def _put_back(joining: Joining, done: MovedLink, model: type[Model]) -> None:
    """As it was; what speaks of somebody forgotten since is not brought back."""
    if before := _before(done):
        row = model(**heard(model, before))
        if _speaks_of_those_who_stand(row):
            _unless_it_collides(row, force_insert=True)


def _drop(joining: Joining, done: MovedLink, model: type[Model]) -> None:
    for row in model._base_manager.filter(pk=done.row):
        row.delete()


def _before(done: MovedLink) -> Said:
    before: Said = done.before or {}
    return before


def _speaks_of_those_who_stand(row: Model) -> bool:
    """Whether nobody it speaks of is forgotten; whose file was joined since is named by the new."""
    for field in row._meta.local_concrete_fields:
        if isinstance(field, ForeignKey) and field.related_model is Person:
            for person in Person.objects.filter(pk=getattr(row, field.attname)):
                if person.forgotten_on:
                    return False
                setattr(row, field.attname, person.joined_into_id or person.pk)
    return True


def _unless_it_collides(row: Model, **how: object) -> None:
    """What later work put in its place stands."""
    try:
        with transaction.atomic():
            row.save(**how)  # type: ignore[arg-type]
    except IntegrityError:
        return


_TAKEN_BACK = {
    Act.MOVED: _move_back,
    Act.CHANGED: _change_back,
    Act.TAKEN: _put_back,
    Act.ADDED: _drop,
}
