"""What asking does on a schedule."""

from __future__ import annotations

from django.utils.timezone import now

from haven.foundation.access.actors import Actor
from haven.foundation.jobs.schedules import every
from haven.people.asking.actions import close_overdue
from haven.people.asking.queries import overdue


@every(minutes=60)
def close_what_is_overdue() -> None:
    """Close enquiries nobody answered, and clear away yeses her consent no longer carries.

    The rule has shut the file by then: this only writes it down and frees the guest's place.
    """
    by, at = Actor.console(), now()
    for enquiry in overdue(at):
        close_overdue(by=by, enquiry=enquiry, at=at)
