"""What deadlines do not know."""

from __future__ import annotations

from collections.abc import Iterator

from haven.foundation.access.models import Mission
from haven.foundation.deadlines.calendars import knows_holidays_of
from haven.foundation.status import Sign, good, warning


def signs() -> Iterator[Sign]:
    """For which missions public holidays are known."""
    unknown = [
        mission for mission in Mission.objects.all() if not knows_holidays_of(mission.country)
    ]
    for mission in unknown:
        yield warning(
            f"{mission.name}: the public holidays of {mission.country} are not known; "
            "time limits count every day from Monday to Friday as a working day."
        )
    if not unknown:
        yield good("The public holidays of every mission are known.")
