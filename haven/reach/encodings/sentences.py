"""How comparing people without names reads on the trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "encodings.agreed": _("{by} made {subject} with {partner} until {until}."),
    "encodings.confirmed": _("{by} confirmed {subject} with {partner}."),
    "encodings.ended": _("{by} ended {subject}: its secret, numbers and pairs are destroyed."),
    "encodings.taken_out": _("{by} took out the encodings of {count} people under {subject}."),
    "encodings.sent": _("{by} sent the partner's file of {count} encodings under {subject}."),
    "encodings.compared": _(
        "{by} compared {theirs} encodings with {ours} of our people under {subject}:"
        " {found} probable pairs."
    ),
    "encodings.number_asked": _("{by} asked whose number it is under {subject}."),
    "encodings.contact_asked": _("{by} asks the partner for a contact about {subject}."),
    "encodings.dismissed": _("{by} decided that {subject} is not one person."),
}
