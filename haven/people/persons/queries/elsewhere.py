"""Is she known to another mission of ours? Counted beyond the wall, never opened, never named."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from contextlib import suppress
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.foundation.access.walls import looking
from haven.kernel.codes import MistypedCodeError, read_code
from haven.kernel.names import tokens as words_of
from haven.people.persons.filing import document_token, heard_tokens, phone_token
from haven.people.persons.models import FindingToken
from haven.people.persons.policies import i_may_know_her, may_search_in
from haven.people.persons.queries.finding import Sought

MOST_OF_A_MISSION = 5
MOST_AT_ONCE = 200


def missions_elsewhere(actor: Actor) -> QuerySet[Mission]:
    """The missions of this organisation in which the actor may not look, by name."""
    return Mission.objects.exclude(may_search_in.where(actor)).order_by("name")


def described(text: str) -> Sought:
    """Whom one line of text describes: by words and numbers, and not by a code of ours."""
    with suppress(MistypedCodeError):
        read_code(text.strip())
        return Sought()
    words = " ".join(re.findall(r"[^\W\d_][^\d_]*", text)).strip()
    return Sought((words,) if words else (), numbers=(text,) if re.search(r"\d", text) else ())


def known_elsewhere(
    actor: Actor, sought: Sought, missions_elsewhere: Collection[Mission]
) -> dict[int, list[UUID]]:
    """Under each mission that may know her: at most five people whose name is heard alike.

    Restricted and forgotten people are never counted: whoever looks for one must not learn that
    she is there. Nor are those the actor may open anyway, as a guest in their file.
    """
    if not missions_elsewhere:
        return {}
    found = defaultdict[int, list[UUID]](list)
    with looking(mission.pk for mission in missions_elsewhere):
        strangers = _filed(sought, missions_elsewhere).exclude(
            i_may_know_her("person__").where(actor)
        )
        pairs = strangers.filter(person__restricted=False).values_list("mission", "person")
        for mission, person in pairs.distinct()[:MOST_AT_ONCE]:
            if len(found[mission]) < MOST_OF_A_MISSION:
                found[mission].append(person)
    return dict(found)


def who_may_be_meant(sought: Sought, mission: Mission) -> list[UUID]:
    """Everybody of a mission who may be meant, restricted people among them; nobody is shown this.

    It says whose circle is asked, and stays behind the wall.
    """
    with looking([mission.pk]):
        people = _filed(sought, [mission]).values_list("person", flat=True)
        return list(people.distinct()[: 2 * MOST_OF_A_MISSION])


def _filed(sought: Sought, missions: Collection[Mission]) -> QuerySet[FindingToken]:
    """Filings of those one of whose names is heard like all its words, or whose number agrees."""
    realms = [mission.code for mission in missions]
    numbers = {token for number in sought.numbers for token in _exact(realms, number)}
    meant = Q(token__in=numbers)
    for name in sought.names:
        meant |= _heard(realms, words_of(name))
    filed: QuerySet[FindingToken] = FindingToken.objects.filter(meant, mission__in=missions)
    return filed.filter(person__forgotten_on=None)


def _heard(realms: Iterable[str], words: Collection[str]) -> Q:
    """Filed under each of these words as it is heard; the longest says most and leads."""
    heard = [_any_realm(realms, word) for word in sorted(words, key=len, reverse=True)]
    if not heard:
        return Q(token__in=())
    first, *others = heard
    like = Q(token__in=first)
    for word in others:
        also = FindingToken.objects.filter(person=OuterRef("person"), token__in=word)
        like &= Q(Exists(also))
    return like


def _any_realm(realms: Iterable[str], word: str) -> frozenset[int]:
    return frozenset().union(*(heard_tokens(realm, word) for realm in realms))


def _exact(realms: Iterable[str], number: str) -> Iterable[int]:
    for realm in realms:
        yield from filter(None, (phone_token(realm, number), document_token(realm, number)))
