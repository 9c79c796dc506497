"""How the acts of the house itself read on the trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {"mission.imagined": _("{by} filled {subject} with people who do not exist.")}
