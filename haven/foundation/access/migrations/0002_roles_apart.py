"""Nobody holds two roles at once that must be kept apart; the pairs are those of roles.APART."""

from django.db import migrations

from haven.foundation.access.roles import APART
from haven.foundation.guards import Guard

pairs = ", ".join(
    f"'{one}+{other}'"
    for pair in sorted(map(sorted, APART))
    for one, other in (pair, pair[::-1])
)
clash = f"""EXISTS (
    SELECT 1 FROM access_membership held
    WHERE held.user_id = NEW.user_id AND held.mission_id = NEW.mission_id AND held.id <> COALESCE(NEW.id, -1)
      AND held.role || '+' || NEW.role IN ({pairs})
      AND (held.ends_on IS NULL OR held.ends_on >= NEW.starts_on)
      AND (NEW.ends_on IS NULL OR NEW.ends_on >= held.starts_on))"""


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]

    operations = [
        Guard("roles_apart_when_given", "access_membership", "INSERT", clash).raised(),
        Guard("roles_apart_when_changed", "access_membership", "UPDATE", clash).raised(),
    ]
