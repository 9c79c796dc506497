"""How what happens to clocks reads on the trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "clock.started": _("{by} started a time limit: {subject}."),
    "clock.met": _("{by} kept the time limit: {subject}."),
    "clock.cancelled": _("{by} cancelled the time limit: {subject}."),
    "clock.escalated": _("The time limit ran out and the supervisors were told: {subject}."),
    "pause.asked": _("{by} asked to pause the time limit: {subject}."),
    "pause.signed": _("{by} agreed to pause the time limit: {subject}."),
    "pause.refused": _("{by} refused to pause the time limit: {subject}."),
    "pause.ended": _("{by} ended the pause of the time limit: {subject}."),
}
