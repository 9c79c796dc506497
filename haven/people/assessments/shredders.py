"""How answers are forgotten: the words go, what is counted stays."""

from uuid import UUID

from haven.people.assessments.models import AnswerFile, Assessment, Decision


def forget(person_id: UUID) -> None:
    """Empty all that is sealed; that she was asked, and what came out as a code, stays."""
    Assessment.objects.filter(person=person_id).update(xml=None, answers=None, result=None)
    AnswerFile.objects.filter(person=person_id).delete()
    Decision.objects.filter(person=person_id).delete()
