"""When two files become one or part again, nothing is allowed that she has not allowed on both.

Of two files the later answer would count, and what she refused to one worker would be allowed by
what she told the other. So whatever the joined answers would allow is set aside, until she is
asked anew, unless both files allow it and for as long. Asked on one file only, a consent stands
for keeping our own file about our work with her, which is what the joined file is; towards
anybody else, or for another purpose, it would carry along what she told the other file, about
which she was never asked.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from haven.people.consents.models import Consent, Decision, Purpose, RecipientKind
from haven.people.consents.states import State, standing_answer, state_of

if TYPE_CHECKING:
    from django.db.models import Model

    from haven.foundation.joinings import Ledger
    from haven.people.persons.models import Person

Answers = list[Consent]
Question = Callable[[Consent], Hashable]


def _question(answer: Consent) -> Hashable:
    return (
        answer.purpose,
        answer.recipient_kind,
        answer.recipient_id,
        answer.recipient_mission_id,
    )


def _towards(answer: Consent) -> Hashable:
    """The same recipient is one question, whether it was called an organisation or an authority."""
    return (answer.purpose, answer.recipient_id) if answer.recipient_id else _question(answer)


QUESTIONS: tuple[Question, ...] = (_question, _towards)


def settle(ledger: Ledger) -> None:
    """Set aside whatever the answers of both files together would allow too much."""
    hers, theirs = _answers_of(ledger.keep), _answers_of(ledger.other)
    days = {ledger.on, *(one.decided_on for one in hers + theirs if one.decided_on > ledger.on)}
    for on in sorted(days):
        for question in QUESTIONS:
            for asked in _asked(question, hers + theirs):
                mine = [one for one in hers if question(one) == asked]
                others = [one for one in theirs if question(one) == asked]
                if widened := _widened(mine, others, on):
                    hers.append(_set_aside(ledger, ledger.keep, widened, on))


def parted(ledger: Ledger, later: Iterable[tuple[Model, Person]]) -> None:
    """What she took back or refused since holds on both files: the other is asked anew."""
    for answer, owner in later:
        if isinstance(answer, Consent) and state_of(answer, ledger.on) is not State.GIVEN:
            beside = ledger.other if owner == ledger.keep else ledger.keep
            _hold_back(ledger, beside, answer)


def _hold_back(ledger: Ledger, person: Person, answer: Consent) -> None:
    for question in QUESTIONS:
        same = [one for one in _answers_of(person) if question(one) == question(answer)]
        standing = standing_answer(same, ledger.on)
        if standing and state_of(standing, ledger.on) is State.GIVEN:
            _written(ledger, person, standing, ledger.on).save(force_insert=True)


def _widened(mine: Answers, others: Answers, on: date) -> Consent | None:
    """The answer that would allow, on this day, what not both files allow; or None."""
    joined = standing_answer(mine + others, on)
    if joined is None or state_of(joined, on) is not State.GIVEN:
        return None
    both = [standing_answer(answers, on) for answers in (mine, others)]
    if None in both:
        return None if _is_our_own_file(joined) else joined
    allowed = all(state_of(one, on) is State.GIVEN for one in both)
    ends = [one.ends_on or date.max for one in both if one]
    as_long = (joined.ends_on or date.max) <= min(ends)
    return None if allowed and as_long else joined


def _is_our_own_file(answer: Consent) -> bool:
    return answer.purpose == Purpose.CASE_WORK and answer.recipient_kind == RecipientKind.US


def _set_aside(ledger: Ledger, person: Person, widened: Consent, on: date) -> Consent:
    row = _written(ledger, person, widened, on)
    ledger.add(row)
    return row


def _written(ledger: Ledger, person: Person, answer: Consent, on: date) -> Consent:
    """That an answer counts no more: nobody said so, so it says not how, nor in which words."""
    return Consent(
        mission_id=person.mission_id,
        person=person,
        purpose=answer.purpose,
        recipient_kind=answer.recipient_kind,
        recipient_id=answer.recipient_id,
        recipient_mission_id=answer.recipient_mission_id,
        decision=Decision.SET_ASIDE,
        decided_on=on,
        recorded_by=ledger.user,
        recorded_at=ledger.at,
    )


def _answers_of(person: Person) -> Answers:
    return list(Consent.objects.filter(person=person).defer("reason", "guardian"))


def _asked(question: Question, answers: Answers) -> list[Hashable]:
    return list(dict.fromkeys(map(question, answers)))
