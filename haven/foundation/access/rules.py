"""Rules: one declaration answers both *may she?* and *which ones may she?*

A rule is a query. Asked about a list, it filters; asked about one record, it looks the record
up in that same filter. The list page and the detail page can therefore never disagree.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

    from haven.foundation.access.actors import Actor

Record = TypeVar("Record", bound=Model)

asked: ContextVar[bool] = ContextVar("asked", default=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """Permission to do one thing, to the records a query selects for an actor.

    The query names the record's own columns or asks ``pk__in`` and ``Exists``; it never joins to
    many rows, so that no record comes twice. ``to`` is what it permits, in the words of a refusal.
    """

    to: _StrOrPromise
    where: Callable[[Actor], Q]

    def __or__(self, other: Rule) -> Rule:
        return Rule(self.to, lambda actor: self.where(actor) | other.where(actor))

    def __and__(self, other: Rule) -> Rule:
        return Rule(self.to, lambda actor: self.where(actor) & other.where(actor))

    def allows(self, actor: Actor, record: Model) -> bool:
        return type(record)._default_manager.filter(self.where(actor), pk=record.pk).exists()

    def require(self, actor: Actor, record: Model) -> None:
        """Refuse, in words fit for the page, unless the rule allows it.

        Raises:
            PermissionDenied: she may not.
        """
        asked.set(True)
        if not self.allows(actor, record):
            raise PermissionDenied(
                _("%(name)s may not %(do)s %(record)s.")
                % {"name": actor.user.name, "do": self.to, "record": record}
            )


class RuledQuerySet(QuerySet[Record]):
    """A queryset that is read through a rule."""

    def permitted(self, actor: Actor, rule: Rule) -> Self:
        """The rows the rule selects for the actor."""
        return self.filter(rule.where(actor))
