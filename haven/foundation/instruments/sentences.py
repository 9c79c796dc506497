"""How what happens to questionnaires reads on the trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "questionnaire.added": _("{by} put the questionnaire {subject} in."),
    "questionnaire.published": _("{by} published the questionnaire {subject}."),
    "questionnaire.withdrawn": _("{by} withdrew the questionnaire {subject}."),
    "questionnaire.reviewed": _("{by} read the wording of {subject} in “{language}”."),
    "answer.kept": _("{by} sent {subject}, which names nobody."),
}
