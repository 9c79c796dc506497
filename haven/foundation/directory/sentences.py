"""How what happens to the directory reads on the trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "organisation.added": _("{by} added {subject} to the directory."),
    "organisation.changed": _("{by} corrected {subject} in the directory."),
    "agreement.ended": _("{by} ended the agreement with {subject} on {on}."),
}
