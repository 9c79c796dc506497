"""She may agree that another mission of this organisation learns of her, and which."""

from django.db import migrations, models
from django.db.models import F, Q

from haven.foundation.guards import Guard
from haven.people.consents.models import RecipientKind

she_is_remembered = """NOT EXISTS (
    SELECT 1 FROM persons_person person
    WHERE person.id = OLD.person_id AND person.forgotten_on IS NOT NULL)"""
kept = [
    Guard("consent_is_never_rewritten", "consents_consent", "UPDATE", "TRUE").kept(),
    Guard("consent_goes_only_with_her", "consents_consent", "DELETE", she_is_remembered).kept(),
]


class Migration(migrations.Migration):
    dependencies = [("consents", "0002_answers_stand"), ("access", "0004_guests")]

    operations = [
        *kept,
        migrations.AlterField(
            "consent",
            "recipient_kind",
            models.CharField(choices=RecipientKind.choices, max_length=20),
        ),
        migrations.AddField(
            "consent",
            "recipient_mission",
            models.ForeignKey(
                "access.Mission", models.PROTECT, related_name="+", null=True, blank=True
            ),
        ),
        migrations.AddConstraint(
            "consent",
            models.CheckConstraint(
                condition=Q(recipient_kind="mission", recipient_mission__isnull=False)
                | (~Q(recipient_kind="mission") & Q(recipient_mission__isnull=True)),
                name="consent_towards_a_mission_names_it",
            ),
        ),
        migrations.AddConstraint(
            "consent",
            models.CheckConstraint(
                condition=Q(recipient_mission__isnull=True) | ~Q(recipient_mission=F("mission")),
                name="consent_towards_a_mission_is_towards_another",
            ),
        ),
        *kept,
    ]
