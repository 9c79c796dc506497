"""A pair is of two people of one mission, and is that mission's."""

from django.db import migrations

from haven.foundation.guards import Guard

ASTRAY = " OR ".join(
    f"""NOT EXISTS (
    SELECT 1 FROM persons_person person
    WHERE person.id = NEW.{side} AND person.mission_id = NEW.mission_id)"""
    for side in ("first_id", "second_id")
)


class Migration(migrations.Migration):
    dependencies = [("matching", "0001_initial")]

    operations = [
        Guard("pair_in_one_mission", "matching_pair", "INSERT", ASTRAY).raised(),
        Guard("pair_stays_in_it", "matching_pair", "UPDATE", ASTRAY).raised(),
    ]
