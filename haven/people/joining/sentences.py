"""How the acts of joining and parting read on the trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "joining.proposed": _("{by} proposed to join {subject} with person {other}."),
    "joining.refused": _("{by} refused to join {subject} with person {other}."),
    "joining.joined": _("{by} joined the file of person {other} with {subject}: {links} links."),
    "joining.parted": _(
        "{by} parted {subject} and person {other} again; {shared} later entries were shared out."
    ),
}
