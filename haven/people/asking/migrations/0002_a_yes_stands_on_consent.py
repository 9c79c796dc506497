"""A yes stands on her last word towards the asker's mission, or it is none."""

from django.db import migrations

from haven.foundation.guards import Guard

groundless = """NEW.state = 'yes' AND NOT EXISTS (
    SELECT 1 FROM consents_consent said
    WHERE said.id = NEW.consent_id AND said.person_id = NEW.person_id
      AND said.mission_id = NEW.mission_id AND said.recipient_mission_id = NEW.from_mission_id
      AND said.purpose = 'case_work' AND said.decision = 'given'
      AND said.child_assents IS NOT FALSE
      AND (said.ends_on IS NULL OR said.ends_on >= date(NEW.answered_at))
      AND NOT EXISTS (
        SELECT 1 FROM consents_consent later
        WHERE later.person_id = said.person_id AND later.purpose = said.purpose
          AND later.recipient_mission_id = said.recipient_mission_id
          AND (later.decided_on > said.decided_on
               OR (later.decided_on = said.decided_on AND later.id > said.id))))"""


class Migration(migrations.Migration):
    dependencies = [("asking", "0001_initial"), ("consents", "0003_towards_a_mission")]

    operations = [
        Guard("yes_stands_on_consent_at_once", "asking_enquiry", "INSERT", groundless).raised(),
        Guard("yes_stands_on_her_consent", "asking_enquiry", "UPDATE", groundless).raised(),
    ]
