"""Who a table is for, and what that asks of it."""

from dataclasses import dataclass
from enum import StrEnum


class Audience(StrEnum):
    """Who will read the table."""

    TEAM = "team"
    PARTNER = "partner"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Protection:
    """The smallest count that is said, and the step every said count is rounded to."""

    threshold: int
    base: int

    def rounded(self, count: int) -> int:
        """The nearest multiple of the base.

        >>> Protection(10, 5).rounded(12), Protection(10, 5).rounded(13)
        (10, 15)
        """
        return self.base * ((2 * count + self.base) // (2 * self.base))


PROTECTION = {
    Audience.TEAM: Protection(threshold=1, base=1),
    Audience.PARTNER: Protection(threshold=5, base=5),
    Audience.PUBLIC: Protection(threshold=10, base=5),
}
"""Staff who need to know see exact counts; the thresholds are those of scorecard test P1."""
