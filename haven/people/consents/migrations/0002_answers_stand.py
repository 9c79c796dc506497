"""Nobody rewrites what a person decided; it goes only when she is forgotten."""

from django.db import migrations

from haven.foundation.guards import Guard

she_is_remembered = """NOT EXISTS (
    SELECT 1 FROM persons_person person
    WHERE person.id = OLD.person_id AND person.forgotten_on IS NOT NULL)"""


class Migration(migrations.Migration):
    dependencies = [("consents", "0001_initial")]

    operations = [
        Guard("consent_is_never_rewritten", "consents_consent", "UPDATE", "TRUE").raised(),
        Guard(
            "consent_goes_only_with_her", "consents_consent", "DELETE", she_is_remembered
        ).raised(),
    ]
