"""How the answers of a person are forgotten."""

from uuid import UUID

from haven.foundation.access.models import Mission
from haven.foundation.turns import take_turns
from haven.reach.exchange.models import ExportRequest, HtcdsAnswers


def forget(person_id: UUID) -> None:
    """Delete what a row of the standard said about her, and the locked workbooks she stands in.

    A file that waits does not know whom it speaks of; it ends with its own key when it is imported
    or discarded, after fourteen days at the latest. Who keeps a workbook takes the same turn.
    """
    hers = HtcdsAnswers.objects.filter(person=person_id)
    for mission in Mission.objects.filter(pk__in=hers.values("mission")).order_by("pk"):
        take_turns(mission)
    ExportRequest.objects.filter(mission__in=hers.values("mission")).update(file=None)
    hers.delete()
