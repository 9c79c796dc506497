"""Work, join, work, part: whatever comes, nothing is lost, doubled or allowed too much."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import transaction

from conftest import someone
from haven.foundation.access.roles import Role
from haven.foundation.audit.trail import first_broken_entry
from haven.foundation.vault.keyring import held_keys, load_keys
from haven.people.cases.models import Concern
from haven.people.consents import joinings as consents
from haven.people.consents.models import Consent
from haven.people.consents.queries import allows
from haven.people.consents.states import State, standing_answer, state_of
from haven.people.joining import unlinking
from haven.people.joining.actions import join, undo
from haven.people.joining.choices import Choices, differing
from haven.people.joining.errors import CannotPartError
from haven.people.joining.models import Act, CircleChoice, Joining, Side
from haven.people.joining.saying import said
from haven.people.joining.sharing import Sharing
from haven.people.joining.tests.life import PURPOSES, Life, recipients
from haven.people.joining.tests.world import snapshot, tokens
from haven.people.persons.actions.changing import refile
from haven.people.persons.models import Person

pytestmark = pytest.mark.django_db

WHOSE = {"person", "joined_into", "case", "other"}
"""Columns that say to whom a row belongs; what it says is the others."""


@pytest.fixture
def life(request, sarajevo, team, bashir):
    def begun(seed):
        workers = [
            someone(f"worker-{number}", sarajevo, Role.CASE_WORKER, teams=[team] * number)
            for number in range(2)
        ]
        return Life(seed, sarajevo, team, bashir, workers)

    return begun


@pytest.mark.parametrize("seed", range(30))
def test_nothing_is_lost_whatever_comes(life, seed):
    """Sixty times work, joining, work and parting: each life has two."""
    played(life(seed))


@pytest.mark.slow
def test_nothing_is_lost_in_two_thousand_joinings(life):
    for seed in range(30, 1030):
        with rolled_back():
            played(life(seed))


def nothing(*_):
    """What a joining would do if somebody forgot it."""


@pytest.mark.parametrize(
    ("where", "what"),
    [
        (unlinking._TAKEN_BACK, Act.TAKEN),
        (unlinking._TAKEN_BACK, Act.CHANGED),
        (consents, "settle"),
    ],
    ids=["taken away", "changed", "consents"],
)
def test_the_play_notices_what_is_forgotten(life, monkeypatch, where, what):
    change = monkeypatch.setitem if isinstance(where, dict) else monkeypatch.setattr
    change(where, what, nothing)
    assert any(goes_wrong(life, seed) for seed in range(12))


def goes_wrong(life, seed):
    try:
        with rolled_back():
            played(life(seed))
    except AssertionError:
        return True
    return False


@contextmanager
def rolled_back():
    """One life, of which nothing is left."""
    with transaction.atomic(), held_keys():
        yield
        transaction.set_rollback(True)


def played(life):
    """Work, join, work, part; then the same again with the files the other way round."""
    keep, other, third = life.people
    for first, second in ((keep, other), (other, keep)):
        life.works([first, second, third], life.die.randrange(4, 14))
        joined_and_parted(life, first, second, third)
    assert first_broken_entry(life.mission.code) is None
    assert not Joining.objects.filter(at_work=True).exists()


def joined_and_parted(life, keep, other, third):
    before = the_world(keep, other)
    allowed = {her.pk: answers_of(her) for her in (keep, other)}
    joining = joined(life, keep, other)
    assert not_widened(life, keep, allowed[keep.pk], allowed[other.pk])
    assert filed_right(keep)
    assert not tokens(other)
    then = the_world(keep, other)
    life.works([keep, keep, third], life.die.randrange(0, 12))
    above = joined(life, keep, third) if life.die.random() < 0.2 else None
    if above:
        life.works([keep], life.die.randrange(0, 4))
        parted(life, above)
    last = the_world(keep, other)
    given = answers_of(keep)
    parted(life, joining)
    after = the_world(keep, other)
    nothing_lost(before, then, last, after, joining)
    for her, beside in ((keep, other), (other, keep)):
        assert filed_right(her)
        assert_no_wider(life, her, allowed[her.pk], later_in(given, allowed))
        assert beside.pk != her.pk


def joined(life, keep, other):
    keep, other = (Person.objects.select_related("mission").get(pk=one.pk) for one in (keep, other))
    load_keys([keep.pk, other.pk])
    chosen = {name: life.die.choice(Side.values) for name in differing(keep, other)}
    circle = life.die.choice(CircleChoice.values)
    choices = Choices(**chosen, circle=circle)
    return join(by=life.by, keep=keep, other=other, choices=choices, reason="Why", at=life.at)


def parted(life, joining):
    """With answers at random; what cannot stand where it was put goes to the kept file."""
    joining = Joining.objects.get(pk=joining.pk)
    asked = [one.key for one in Sharing(joining).later_rows() if one.is_asked]
    answers = {key: life.die.choice(Side.values) for key in asked}
    try:
        undo(by=life.by, joining=joining, answers=answers, at=life.at)
    except CannotPartError:
        joining = Joining.objects.get(pk=joining.pk)
        undo(by=life.by, joining=joining, answers=dict.fromkeys(asked, Side.KEEP), at=life.at)


def the_world(*people):
    """Every row that speaks of these people, by model and key, and what hangs on their cases."""
    rows = {}
    for key, says in snapshot(*people).items():
        name, _, pk = key.rpartition(":")
        if name != "persons.Person.joined_into":  # a signpost is compared as the file it is
            rows[(name.rpartition(".")[0], pk) if name else (key, "")] = says
    for concern in Concern.objects.filter(case__person__in=people):
        rows["cases.Concern", str(concern.pk)] = said(concern)
    return rows


def nothing_lost(before, then, last, after, joining):
    """Each row of both files is there as it was, or as it was changed since; later work once."""
    added = {(one.model, one.row) for one in joining.links.filter(act=Act.ADDED)}
    taken = {(one.model, one.row) for one in joining.links.filter(act=Act.TAKEN)}
    removed = set(then) - set(last)
    expected = (set(before) | set(last)) - removed - added
    missing, unknown = expected - set(after), set(after) - expected
    assert {row for row in missing if row not in taken or not replaced(row, before, after)} == set()
    assert {row for row in unknown if after[row].get("decision") != "set_aside"} == set()
    for row in set(before) & set(after):
        assert_as_it_was(row, before[row], then.get(row), last.get(row), after[row])
    for row in set(after) - set(before) - unknown:
        assert content(after[row]) == content(last[row]), row


ONCE = {
    "persons.Acquaintance": ("person", "user"),
    "persons.SpokenLanguage": ("person", "language"),
    "persons.Relation": ("person", "other", "kinship"),
    "persons.HouseholdMember": ("person", "until"),
}
"""What may stand only once: later work may have written the same again."""


def replaced(row, before, after):
    """Whether another row says in its place what may be said only once."""
    once = ONCE[row[0]]
    says = [before[row][name] for name in once]
    return any(
        model == row[0] and [other[name] for name in once] == says
        for (model, _key), other in after.items()
    )


def assert_as_it_was(row, before, then, last, after):
    if then == last:
        if not collided(row):
            assert after == before, row
        return
    if last is None:
        return
    for name, value in after.items():
        changed = then is None or then[name] != last[name]
        if name not in WHOSE:
            allowed = [last[name]] if changed else [before[name], last[name]]
            assert value in allowed or name == "is_main", (row, name)


def collided(row):
    """What later work may have taken the place of: it stays as the joining left it."""
    return row[0] in {"cases.Case", "persons.Name"}


def content(says):
    return {name: value for name, value in says.items() if name not in WHOSE | {"is_main"}}


def answers_of(her):
    return list(Consent.objects.filter(person=her))


def later_in(given, allowed):
    known = {one.pk for answers in allowed.values() for one in answers}
    return [one for one in given if one.pk not in known]


def days(life):
    return [life.day + timedelta(days=day) for day in range(0, 12, 3)]


def questions(life):
    return [(purpose, to) for purpose in PURPOSES for to in recipients(life)]


def heard(answers, purpose, to, on):
    about = [
        one
        for one in answers
        if (one.purpose, one.recipient_kind, one.recipient) == (purpose, to.kind, to.organisation)
    ]
    return standing_answer(about, on)


def not_widened(life, keep, hers, theirs):
    """Allowed only what both files allow; or case work with us, asked on one of them."""
    for purpose, to in questions(life):
        for on in days(life):
            if allows(keep, purpose, to, on):
                both = [heard(answers, purpose, to, on) for answers in (hers, theirs)]
                states = [state_of(one, on) for one in both]
                ours = (purpose, to.kind) == ("case_work", "us")
                fine = {State.GIVEN, State.NOT_ASKED} if ours else {State.GIVEN}
                assert set(states) <= fine, (purpose, to, on, states)
    return True


def assert_no_wider(life, her, before, later):
    """Each file allows what it allowed, and what she agreed to since."""
    for purpose, to in questions(life):
        for on in days(life):
            if allows(her, purpose, to, on):
                was = state_of(heard(before, purpose, to, on), on)
                since = {one.pk for one in later if one.decision == "given"}
                now = heard(answers_of(her), purpose, to, on)
                assert was is State.GIVEN or now.pk in since, (purpose, to, on)


def filed_right(her):
    """She is found by what is known of her now, and by nothing else."""
    her = Person.objects.select_related("mission").get(pk=her.pk)
    found = tokens(her)
    refile(her)
    return tokens(her) == found
