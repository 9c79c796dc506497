"""How what happens to the figures reads on the trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "facts.counted": _("{by} counted the figures again: {facts} facts."),
    "facts.imported": _("{by} read {facts} facts from a file of the layout {layout}."),
}
