"""How the acts about pairs of records read on the trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "pairs.proposed": _("{by} had {count} pairs of records brought to the desk of {subject}."),
    "pair.decided": _("{by} decided {subject}: {verdict}."),
    "pair.seconded": _("{by} seconded the decision about {subject}."),
    "pair.taken_back": _("{by} opened {subject} again."),
    "weights.learnt": _("{by} had {subject} learnt from {pairs} decided pairs."),
}
