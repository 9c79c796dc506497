"""How asking another mission reads on the trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "enquiry.asked": _("{by} asked {asked} for {asking} whether it knows somebody: {subject}."),
    "enquiry.confirmed": _(
        "{by} said yes to {subject} for {asked}: the asker of {asking} is a guest in one file."
    ),
    "enquiry.not_confirmed": _("{by} did not confirm {subject} of {asking}: {reason}."),
    "enquiry.unanswered": _("Nobody answered {subject} of {asking} in time."),
    "enquiry.withdrawn": _("{by} took back {subject}, which {asking} had asked {asked}."),
    "enquiry.ended": _("{by} ended the visit of {asking} in a file of {asked}: {subject}."),
}
