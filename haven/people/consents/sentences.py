"""How the acts about consent read on the trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "consent.given": _("{by} wrote down that {subject} agrees: {purpose}, towards {recipient}."),
    "consent.refused": _("{by} wrote down that {subject} refuses: {purpose}, towards {recipient}."),
    "consent.withdrawn": _(
        "{by} wrote down that {subject} withdraws her consent: {purpose}, towards {recipient}."
    ),
}
