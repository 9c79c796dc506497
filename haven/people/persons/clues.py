"""What speaks for two descriptions being of one person, in words for the page."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from haven.kernel.names import Reason


class Clue(TextChoices):
    """One thing that agrees, or does not."""

    SAME_SPELLING = Reason.SAME_SPELLING, _("the name is spelt the same")
    SAME_ACROSS_SCRIPTS = Reason.SAME_ACROSS_SCRIPTS, _("the name is the same in another script")
    CLOSE = Reason.CLOSE, _("the name is similar")
    NICKNAME = Reason.NICKNAME, _("one name is a short form of the other")
    FATHER_AGREES = Reason.FATHER_AGREES, _("the father's name agrees")
    SWAPPED = Reason.SWAPPED, _("the parts of the name are in another order")
    PART_ONLY = Reason.PART_ONLY, _("only a part of the name agrees")
    DIFFERENT = Reason.DIFFERENT, _("the name is different")
    CODE = "code", _("the code agrees")
    NUMBER = "number", _("a phone or document number agrees")
    BIRTH = "birth", _("the birth date agrees")
    BIRTH_YEAR = "birth_year", _("the year of birth agrees")
    BIRTH_DIFFERS = "birth_differs", _("the birth dates are far apart")
    SEX_DIFFERS = "sex_differs", _("the sex differs")
