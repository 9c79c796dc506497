"""Work at random: what workers write down about two files, as the actions let them."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from haven.foundation.directory.models import Organisation
from haven.foundation.vault.keyring import load_keys
from haven.kernel.ages import BirthDate
from haven.people.cases import actions as cases
from haven.people.cases.catalogue import Assistance, CloseReason, ConcernKind, NoteKind, Risk
from haven.people.cases.errors import CaseError
from haven.people.cases.models import Case
from haven.people.consents.actions import ChildDecidesAloneError, record_consent, withdraw_consent
from haven.people.consents.queries import US, Recipient
from haven.people.persons import actions as persons
from haven.people.persons.actions import AlreadyInHouseholdError, LeftBeforeJoiningError
from haven.people.persons.answers import GivenContact, GivenIdentifier, GivenName, Spoken
from haven.people.persons.models import Kinship, Person
from haven.people.persons.queries import membership_of

PURPOSES = ("case_work", "referral", "tracing")
NAMES = ("Nargis", "Наргис", "نرگس", "Zebo", "Madina", "Мадина")
REFUSED = (CaseError, AlreadyInHouseholdError, LeftBeforeJoiningError, ChildDecidesAloneError)


class Life:
    """A mission, its workers, some people, and a die."""

    def __init__(self, seed, mission, team, supervisor, workers):
        self.die = random.Random(seed)  # noqa: S311 - a die, not a key
        self.mission, self.team = mission, team
        self.by, self.workers = supervisor, workers
        self.day = date(2026, 3, 4)
        self.house = Organisation.objects.create(mission=mission, name="Safe House")
        self.people = [self.arrives() for _ in range(3)]
        self.said = 0

    @property
    def at(self):
        return datetime(self.day.year, self.day.month, self.day.day, 9, tzinfo=UTC)

    def arrives(self):
        return persons.register_person(
            by=self.by,
            mission=self.mission,
            on=self.day,
            team=self.die.choice([None, self.team]),
            names=[GivenName(self.die.choice(NAMES))],
            sex=self.die.choice(["female", "male", "unknown"]),
            nationalities=self.die.choice([[], ["TJ"], ["UZ"]]),
        )

    def works(self, on, acts):
        """Do something for one of these people, so many times; what is refused is not done."""
        for _ in range(acts):
            self.day += timedelta(days=self.die.choice([0, 0, 1]))
            her = Person.objects.select_related("mission").get(pk=self.die.choice(on).pk)
            load_keys([her.pk])
            try:
                self.die.choice(ACTS)(self, her)
            except REFUSED:
                continue

    def words(self):
        self.said += 1
        return f"words {self.said}"


Deed = Callable[[Life, Person], object]
ACTS: list[Deed] = []


def act(deed: Deed) -> Deed:
    ACTS.append(deed)
    return deed


def one_of(life, rows):
    return life.die.choice(list(rows) or [None])


def open_case_of(her):
    return (
        Case.objects.select_related("mission", "person").filter(person=her, closed_on=None).first()
    )


@act
def add_name(life, her):
    persons.add_name(by=life.by, person=her, name=GivenName(life.die.choice(NAMES)))


@act
def remove_name(life, her):
    if name := one_of(life, her.names.all()):
        persons.remove_name(by=life.by, name=name)


@act
def add_number(life, her):
    number = GivenIdentifier("passport", life.die.choice("AB") + "123456")
    persons.add_identifier(by=life.by, person=her, identifier=number)


@act
def add_contact(life, her):
    number = life.die.choice(["+387 61 111 222", "061 111 222", "+387 61 333 444"])
    safety = life.die.choice(["safe", "never", "unknown"])
    persons.add_contact(by=life.by, person=her, contact=GivenContact("phone", number, safety))


@act
def change_contact(life, her):
    if contact := one_of(life, her.contacts.all()):
        to = GivenContact("message", life.words(), "safe", guidance=life.words())
        persons.change_contact(by=life.by, contact=contact, seen=contact.version, to=to)


@act
def change_answers(life, her):
    said = {"sex": "female"} if life.die.random() < 0.5 else {"gender": "Feminine"}
    persons.change_person(by=life.by, person=her, on=life.day, **said)


@act
def change_birth(life, her):
    year = life.die.choice([1990, 1994, 2012])
    persons.change_person(
        by=life.by, person=her, on=life.day, birth=BirthDate(year), basis="stated"
    )


@act
def change_languages(life, her):
    spoken = [Spoken(one) for one in life.die.sample(["tg", "ru", "uz"], 2)]
    persons.change_person(by=life.by, person=her, on=life.day, languages=spoken)


@act
def relate(life, her):
    if others := [one for one in life.people if one.pk != her.pk and not one.joined_into_id]:
        other = Person.objects.get(pk=life.die.choice(others).pk)
        if not other.joined_into_id:
            persons.relate(by=life.by, person=her, other=other, kinship=Kinship.SIBLING)


@act
def unrelate(life, her):
    if tie := one_of(life, her.relations.all()):
        persons.unrelate(by=life.by, relation=tie)


@act
def begin_household(life, her):
    persons.form_household(by=life.by, mission=life.mission, members=[her], head=her, on=life.day)


@act
def leave_household(life, her):
    if member := membership_of(her):
        persons.leave_household(by=life.by, member=member, on=life.day)


@act
def draw_in(life, her):
    persons.draw_into_circle(by=life.by, person=her, user=life.die.choice(life.workers).user)


@act
def let_go(life, her):
    persons.leave_circle(by=life.by, person=her, user=life.die.choice(life.workers).user)


@act
def ask(life, her):
    ends = life.die.choice([None, None, life.day + timedelta(days=life.die.randrange(1, 9))])
    record_consent(
        by=life.by,
        person=her,
        on=life.day + timedelta(days=life.die.choice([-2, 0, 0, 2])),
        at=life.at,
        purpose=life.die.choice(PURPOSES),
        recipient=life.die.choice(recipients(life)),
        decision=life.die.choice(["given", "given", "refused"]),
        how="spoken",
        given_by="guardian",
        guardian=life.words(),
        child_assents=True,
        ends_on=ends if ends is None else ends + timedelta(days=2),
    )


def recipients(life):
    return [US, Recipient("organisation", life.house), Recipient("authority", life.house)]


ACTS.append(ask)  # twice as often


@act
def take_back(life, her):
    if consent := one_of(life, her.consents.filter(decision="given")):
        withdraw_consent(by=life.by, consent=consent, how="spoken", on=life.day, at=life.at)


@act
def open_case(life, her):
    cases.open_case(
        by=life.by, person=her, on=life.day, at=life.at, team=life.team,
        risk=life.die.choice(list(Risk)), situation=life.words(),
        concerns=[life.die.choice(list(ConcernKind)[:3])],
    )  # fmt: skip


ACTS.append(open_case)


@act
def write_note(life, her):
    if case := one_of(life, her.cases.all()):
        cases.write_note(
            by=life.by, case=case, kind=NoteKind.CONTACT, text=life.words(), at=life.at
        )


ACTS.append(write_note)


@act
def correct_note(life, her):
    for case in her.cases.all():
        if note := one_of(life, case.notes.all()):
            cases.correct_note(by=life.by, note=note, text=life.words(), at=life.at)


@act
def give_service(life, her):
    if case := open_case_of(her):
        cases.give_service(
            by=life.by, case=case, kind=Assistance.FOOD, on=life.day, note=life.words()
        )


@act
def give_task(life, her):
    if case := open_case_of(her):
        cases.give_task(
            by=life.by, case=case, what=life.words(), due_on=life.day, for_user=life.by.user,
            on=life.day,
        )  # fmt: skip


@act
def finish_task(life, her):
    if (case := open_case_of(her)) and (task := case.tasks.first()):
        cases.finish_task(by=life.by, task=task, on=life.day)


@act
def change_case(life, her):
    if case := open_case_of(her):
        cases.change_case(
            by=life.by, case=case, seen=case.version, at=life.at, urgent_needs=(),
            risk=life.die.choice([Risk.LOW, Risk.MEDIUM]), situation=life.words(),
        )  # fmt: skip


@act
def close_case(life, her):
    if case := open_case_of(her):
        cases.close_case(
            by=life.by, case=case, version=case.version, on=life.day, at=life.at,
            reason=CloseReason.MOVED_ON,
        )  # fmt: skip


@act
def reopen_case(life, her):
    if case := one_of(life, her.cases.exclude(closed_on=None)):
        cases.reopen_case(by=life.by, case=case, on=life.day, at=life.at)
