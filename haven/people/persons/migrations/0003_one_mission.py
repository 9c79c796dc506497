"""Nobody is tied to a person of another mission, and no household spans missions."""

from django.db import migrations

from haven.foundation.guards import Guard

TIED = """NOT EXISTS (
    SELECT 1 FROM persons_person person
    WHERE person.id = NEW.person_id AND person.mission_id = NEW.mission_id)
OR NOT EXISTS (
    SELECT 1 FROM {table} other
    WHERE other.id = NEW.{column} AND other.mission_id = NEW.mission_id)"""

astray = TIED.format(table="persons_household", column="household_id")
apart = TIED.format(table="persons_person", column="other_id")


class Migration(migrations.Migration):
    dependencies = [("persons", "0002_one_mission_one_version")]

    operations = [
        Guard("household_in_one_mission", "persons_householdmember", "INSERT", astray).raised(),
        Guard("household_stays_in_it", "persons_householdmember", "UPDATE", astray).raised(),
        Guard("relation_in_one_mission", "persons_relation", "INSERT", apart).raised(),
        Guard("relation_stays_in_it", "persons_relation", "UPDATE", apart).raised(),
    ]
