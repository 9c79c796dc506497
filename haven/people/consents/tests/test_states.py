"""Whatever she says in whatever order: what was withdrawn, refused or has ended allows nothing."""

from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from haven.people.consents.models import Consent
from haven.people.consents.states import State, standing_answer, state_of

DAY_ONE = date(2026, 1, 1)
days = st.integers(0, 40)


class HerWill(RuleBasedStateMachine):
    """A clock that only goes on, her answers, and what she wants kept apart from them."""

    def __init__(self):
        super().__init__()
        self.today, self.answers, self.agrees_until = DAY_ONE, [], None

    def _say(self, decision, **more):
        row = Consent(pk=len(self.answers) + 1, decision=decision, decided_on=self.today, **more)
        self.answers.append(row)

    @rule(days=days)
    def time_passes(self, days):
        self.today += timedelta(days=days)

    @rule()
    def she_agrees_for_good(self):
        self._say("given")
        self.agrees_until = date.max

    @rule(days=days)
    def she_agrees_for_a_time(self, days):
        self.agrees_until = self.today + timedelta(days=days)
        self._say("given", ends_on=self.agrees_until)

    @rule(days=days)
    def she_narrows_it(self, days):
        if self.agrees_until:
            self.agrees_until = min(self.agrees_until, self.today + timedelta(days=days))
            if self.agrees_until >= self.today:
                self._say("given", ends_on=self.agrees_until)

    @rule()
    def she_withdraws(self):
        self._say("withdrawn")
        self.agrees_until = None

    @rule()
    def she_refuses(self):
        self._say("refused")
        self.agrees_until = None

    @rule()
    def her_guardian_agrees_against_her_will(self):
        self._say("given", child_assents=False)
        self.agrees_until = None

    @invariant()
    def it_is_allowed_exactly_when_she_wants_it(self):
        state = state_of(standing_answer(self.answers, self.today), self.today)
        wanted = self.agrees_until is not None and self.today <= self.agrees_until
        assert (state is State.GIVEN) == wanted

    @invariant()
    def nothing_was_allowed_before_she_was_asked(self):
        day = DAY_ONE - timedelta(days=1)
        assert state_of(standing_answer(self.answers, day), day) is State.NOT_ASKED


HerWill.TestCase.settings = settings(max_examples=200, stateful_step_count=30, deadline=None)
TestHerWill = HerWill.TestCase
