"""What the head of a company agrees to: given, refused, taken back, ended, or never asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from haven.foundation.access.actors import Actor
from haven.people.cases.catalogue import ConcernKind
from haven.people.consents.actions import Answer, record_consent, withdraw_consent
from haven.people.consents.forms import POINTS
from haven.people.consents.models import (
    Decision,
    GivenBy,
    How,
    LegalBasis,
    Purpose,
    RecipientKind,
)
from haven.people.consents.queries import US, Recipient, language_to_read_in
from haven.people.consents.wordings import wording
from haven.people.persons.models import Person
from haven.web.demo.missions import Desk, working_day

ALL_SEVEN = [code for code, _label in POINTS]
ENDS_AFTER = (timedelta(days=30), timedelta(days=180), timedelta(days=365), None)
GUARDIAN = "Centre for Social Work, guardian on duty"
NOBODY_YET = "Alone, and no guardian named yet: shelter cannot wait."
ASKED = {ConcernKind.RETURN: Purpose.RETURN, ConcernKind.UNACCOMPANIED_CHILD: Purpose.TRACING}
"""What a concern makes us ask beside the usual."""


@dataclass(slots=True)
class Conversation:
    """A worker explains and one person decides, on the day they meet."""

    desk: Desk
    dice: Random
    person: Person
    by: Actor
    on: date

    def likely(self, percent: float) -> bool:
        return self.dice.random() * 100 < percent

    def hold(self, concerns: list[ConcernKind]) -> None:
        """Ask for our own work first, then for what the concerns call for."""
        if self.likely(8):
            return  # not asked yet
        self.ask(Purpose.CASE_WORK, US)
        if self.likely(40):
            partner = self.dice.choice(self.desk.organisations)
            self.ask(Purpose.REFERRAL, Recipient(RecipientKind.ORGANISATION, partner))
        for purpose in sorted({ASKED[concern] for concern in concerns if concern in ASKED}):
            self.ask(purpose, US)
        if self.likely(25):
            self.ask(Purpose.RESEARCH, US)

    def ask(self, purpose: Purpose, recipient: Recipient) -> None:
        """Hear one answer, and now and then that she takes it back."""
        at = self.desk.moment(self.on, 9, 45)
        consent = record_consent(
            by=self.by,
            person=self.person,
            on=self.on,
            at=at,
            recipient=recipient,
            **self.answer(purpose),
        )
        if consent.decision == Decision.GIVEN and self.likely(5):
            later = working_day(self.on + (self.desk.today - self.on) / 2)
            at = self.desk.moment(later, 15)
            withdraw_consent(by=self.by, consent=consent, how=How.SPOKEN, on=later, at=at)

    def answer(self, purpose: Purpose) -> Answer:
        """Most say yes; a child does not decide alone."""
        language = language_to_read_in(self.person)
        said = Answer(
            purpose=purpose,
            decision=Decision.REFUSED if self.likely(12) else Decision.GIVEN,
            how=self.dice.choice((How.WRITTEN, How.SPOKEN, How.SPOKEN, How.THUMBPRINT)),
            points=ALL_SEVEN,
            wording=wording(purpose, language).name,
            interpreter_used=self.likely(50),
        )
        if ends := self.dice.choice(ENDS_AFTER):
            said["ends_on"] = self.on + ends
        if self.person.treated_as_child_until:
            self.decide_for_a_child(said)
        return said

    def decide_for_a_child(self, said: Answer) -> None:
        """A guardian decides and the child is asked; or nobody can, and something else holds."""
        if self.likely(75):
            said["given_by"], said["guardian"] = GivenBy.GUARDIAN, GUARDIAN
            said["child_assents"] = self.likely(90)
        else:
            said["given_by"], said["decision"] = GivenBy.NOBODY, Decision.GIVEN
            said["legal_basis"], said["reason"] = LegalBasis.BEST_INTERESTS, NOBODY_YET
