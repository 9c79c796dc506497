"""How the answers of a person are forgotten."""

from uuid import UUID

from haven.reach.exchange.models import ExportRequest, HtcdsAnswers


def forget(person_id: UUID) -> None:
    """Delete what a row of the standard said about her, and the locked workbooks she stands in.

    A file that waits does not know whom it speaks of; it ends with its own key when it is imported
    or discarded, after fourteen days at the latest.
    """
    hers = HtcdsAnswers.objects.filter(person=person_id)
    ExportRequest.objects.filter(mission__in=hers.values("mission")).update(file=None)
    hers.delete()
