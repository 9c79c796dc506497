"""How phones and what they send read on the trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "phone.added": _("{by} set up {subject}."),
    "phone.revoked": _("{by} revoked {subject}."),
    "forms.taken": _("Forms filled by {by} were taken: {forms}; held for a person: {held}."),
    "form.opened": _("{by} opened {subject}, which had come encrypted."),
    "form.taken_again": _("{by} let {subject} be taken again."),
    "form.set_aside": _("{by} set {subject} aside."),
    "parcel.taken": _("What {by} recorded offline was taken: {subject}."),
    "parcel.released": _("{by} let {subject} be taken although it was held."),
    "parcel.set_aside": _("{by} set {subject} aside."),
    "form.settled": _("{by} settled what contradicted {subject}."),
}
