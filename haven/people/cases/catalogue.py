"""The lists a case is described with: concerns, urgent needs, risk, assistance, reasons to close.

Concern and assistance codes follow the vulnerability categories and the assistance catalogue of
migrant-protection programmes; the list of closing reasons follows child-protection practice.
"""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ConcernKind(TextChoices):
    """What a case may be about. Nobody needs to fit one to be helped."""

    TRAFFICKED = "trafficked", _("Identified as a victim of trafficking")
    PRESUMED_TRAFFICKED = "presumed_trafficked", _("Presumed victim of trafficking")
    UNACCOMPANIED_CHILD = "unaccompanied_child", _("Unaccompanied child")
    SEPARATED_CHILD = "separated_child", _("Separated child")
    STRANDED = "stranded", _("Stranded")
    SMUGGLED = "smuggled", _("Smuggled, with protection needs")
    REJECTED_ASYLUM = "rejected_asylum", _("Asylum refused")
    EXPLOITED_WORKER = "exploited_worker", _("Exploited at work")
    VIOLENCE = "violence", _("Survivor of violence")
    STATELESS = "stateless", _("Stateless or at risk of it")
    DISPLACED = "displaced", _("Displaced")
    CRISIS = "crisis", _("Caught in a crisis")
    DISABILITY = "disability", _("Person with a disability")
    MEDICAL = "medical", _("Serious medical condition")
    OLDER = "older", _("Older person at risk")
    SINGLE_PARENT = "single_parent", _("Single parent")
    PREGNANT = "pregnant", _("Pregnant or with a newborn")
    MINORITY = "minority", _("Minority at risk")
    SOGI = "sogi", _("At risk for sexual orientation or gender identity")
    DETAINED = "detained", _("Detained")
    RETURN = "return", _("Wishes to return")
    RETURNED = "returned", _("Has returned")
    OTHER = "other", _("Something else")


class UrgentNeed(TextChoices):
    """What cannot wait; asked first."""

    DANGER = "danger", _("In danger now")
    MEDICAL = "medical", _("Needs a doctor today")
    SUICIDE = "suicide", _("Speaks of ending her life")
    CHILD_ALONE = "child_alone", _("A child is alone")
    SHELTER = "shelter", _("Nowhere safe to sleep tonight")
    FOOD = "food", _("No food or water")
    BABY = "baby", _("Pregnant, or with a baby")
    FAMILY_LOST = "family_lost", _("Lost her family on the way")
    POLICE = "police", _("Detained or about to be removed")


class Risk(TextChoices):
    """How much harm is likely, how soon, without help."""

    HIGH = "high", _("High")
    MEDIUM = "medium", _("Medium")
    LOW = "low", _("Low")


RISK_ORDER = {Risk.HIGH.value: 0, Risk.MEDIUM.value: 1, Risk.LOW.value: 2}
"""What presses more comes first."""


class Assistance(TextChoices):
    """The one catalogue of help."""

    RETURN = "return", _("Return and reintegration")
    SHELTER = "shelter", _("Shelter and accommodation")
    WASH = "wash", _("Water, sanitation and hygiene")
    FOOD = "food", _("Food and nutrition")
    SAFETY = "safety", _("Safety and security")
    HEALTH = "health", _("Health care")
    PSYCHOSOCIAL = "psychosocial", _("Psychosocial support")
    LEGAL = "legal", _("Legal help")
    DOCUMENTS = "documents", _("Documents and qualifications")
    EDUCATION = "education", _("Education and training")
    EMPLOYMENT = "employment", _("Employment and income")
    FAMILY = "family", _("Family assessment and reunification")
    COUNSELLING = "counselling", _("Counselling")
    MATERIAL = "material", _("Material and cash aid")
    REFERRAL = "referral", _("Referral")


class NoteKind(TextChoices):
    """What kind of note it is."""

    CONTACT = "contact", _("Contact with the person")
    OBSERVATION = "observation", _("Observation")
    DECISION = "decision", _("Decision")
    CONFERENCE = "conference", _("Case conference")


class CloseReason(TextChoices):
    """Why our work ended."""

    GOALS_REACHED = "goals_reached", _("What we set out to do is done")
    MOVED_ON = "moved_on", _("She has moved on")
    RETURNED = "returned", _("She has returned")
    TRANSFERRED = "transferred", _("Taken over by another service")
    WITHDREW = "withdrew", _("She no longer wishes our help")
    LOST_CONTACT = "lost_contact", _("Contact lost")
    DIED = "died", _("She has died")
    NOT_A_CASE = "not_a_case", _("Information was enough")
    OTHER = "other", _("Another reason")
