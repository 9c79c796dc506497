"""Nobody changes or removes an entry of the trail."""

from django.db import migrations

from haven.foundation.guards import Guard


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        Guard("trail_is_never_rewritten", "audit_entry", "UPDATE", "TRUE").raised(),
        Guard("trail_is_never_cut", "audit_entry", "DELETE", "TRUE").raised(),
    ]
