"""How the evidence of a pair reads: what speaks for one person, what against, and who else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from haven.people.matching.models import Pair, Verdict
from haven.people.matching.weighing import bits
from haven.people.persons.evidence import Evidence, in_words_of

TONES = {
    Verdict.OPEN.value: "open",
    Verdict.UNSURE.value: "waiting",
    Verdict.SAME.value: "done",
    Verdict.DIFFERENT.value: "closed",
}


@dataclass(frozen=True)
class Weighed:
    """The evidence of a pair, opened into its parts."""

    pair: Pair

    @cached_property
    def evidence(self) -> list[Evidence]:
        """Everything that was compared, the weightiest first."""
        return in_words_of(self.pair.evidence)

    @property
    def speaks_for(self) -> list[Evidence]:
        """What agrees."""
        return [one for one in self.evidence if one.speaks_for and not one.says_little]

    @property
    def speaks_against(self) -> list[Evidence]:
        """What does not."""
        return [one for one in self.evidence if not one.speaks_for and not one.says_little]

    @property
    def says_little(self) -> list[Evidence]:
        """What relatives or many strangers share as well."""
        return [one for one in self.evidence if one.says_little]

    @property
    def beforehand(self) -> Evidence:
        """How unlikely she was among so many, before anything was compared."""
        compared = sum(one.weight for one in self.evidence)
        weight = bits(self.pair.probability) - compared
        return Evidence(_("Before anything is compared"), weight)

    @property
    def rival(self) -> str:
        """Who the other likelier is, if not she."""
        if self.pair.could_be_relatives:
            return _("If they are two, they could be relatives: look for a twin, a parent.")
        return _("If they are two, they are likelier strangers who look alike on paper.")
