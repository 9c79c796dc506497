"""How the acts about a case read on the trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "case.opened": _("{by} opened {subject}, risk {risk}."),
    "cases.opened": _("{by} opened {count} cases at once."),
    "case.changed": _("{by} changed {subject}; its risk was {risk_before} and is {risk}."),
    "case.contacted": _("{by} was in contact: {subject}."),
    "case.assigned": _("{by} gave {subject} to a team."),
    "case.restricted": _("{by} restricted {subject} to named workers."),
    "case.unrestricted": _("{by} opened {subject} to its team again."),
    "case.closed": _("{by} closed {subject}: {reason}."),
    "case.reopened": _("{by} reopened {subject}."),
    "concern.added": _("{by} added a concern to {subject}: {kind}."),
    "concern.ended": _("{by} ended a concern of {subject}: {kind}."),
    "note.written": _("{by} wrote a note in {subject}: {kind}."),
    "note.corrected": _("{by} corrected a note in {subject}."),
    "service.given": _("{by} wrote down help in {subject}: {kind}."),
    "task.given": _("{by} gave a task in {subject}."),
    "task.finished": _("{by} finished a task in {subject}."),
    "task.dropped": _("{by} dropped a task in {subject}."),
}
