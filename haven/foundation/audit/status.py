"""What the trail knows about its own safety."""

from collections.abc import Iterator

from django.conf import settings

from haven.foundation.access.models import Mission
from haven.foundation.audit.heads import last_signed
from haven.foundation.status import Sign, good, warning


def signs() -> Iterator[Sign]:
    """Whether every trail has a signed head, without which a cut-off end goes unseen."""
    folder = settings.HAVEN_HOME / "trail"
    for mission in Mission.objects.order_by("code"):
        if number := last_signed(mission.code, folder):
            yield good(
                f"The trail of {mission} is signed up to entry {number:,}. Copy {folder} to "
                "another machine, or whoever holds this one can cut off the end unseen."
            )
        else:
            yield warning(f"The trail of {mission} has no signed head yet: run haven verify-trail.")
