"""What never changes hands does so in a joining only, and only that: who she is, sealed anew.

A joining is at work inside one transaction. While it is, a consent may be given from the file
that ends to the file that goes on, or back: every column stays as it was but whose it is, and the
two sealed ones, which are sealed anew and can be neither added nor lost. A signpost is put up or
taken down only by the joining that names the two files; of a restricted person only when a
second person has confirmed it. And of our work nothing new is written about a signpost: who had
a page of that file open when it was joined is refused, instead of writing where nobody reads.
"""

from django.db import migrations

from haven.foundation.guards import Guard

CONSENT, PERSON, JOINING = "consents_consent", "persons_person", "joining_joining"
WORK = ("cases_case", "cases_note", "cases_service", "cases_task", CONSENT)

AT_WORK = "EXISTS (SELECT 1 FROM joining_joining joining WHERE joining.at_work AND ({}))"

changes_hands = AT_WORK.format(
    "(joining.other_id = OLD.person_id AND joining.keep_id = NEW.person_id) OR "
    "(joining.keep_id = OLD.person_id AND joining.other_id = NEW.person_id)"
)
KEPT = (
    "id", "mission_id", "purpose", "recipient_kind", "recipient_id", "recipient_mission_id", "decision", "how",
    "legal_basis", "given_by", "child_assents", "points_covered", "wording",
    "interpreter_used", "decided_on", "ends_on", "recorded_by_id", "recorded_at",
)  # fmt: skip
SEALED = ("reason", "guardian")
says_the_same = " AND ".join(
    [
        *(f"NEW.{column} IS NOT DISTINCT FROM OLD.{column}" for column in KEPT),
        *(f"(NEW.{column} IS NULL) = (OLD.{column} IS NULL)" for column in SEALED),
    ]
)

she_is_remembered = """NOT EXISTS (
    SELECT 1 FROM persons_person person
    WHERE person.id = OLD.person_id AND person.forgotten_on IS NOT NULL)"""
set_aside_by_it = "OLD.decision = 'set_aside' AND " + AT_WORK.format(
    "joining.keep_id = OLD.person_id OR joining.other_id = OLD.person_id"
)
set_aside_by_nobody = "NEW.decision = 'set_aside' AND NOT " + AT_WORK.format(
    "joining.keep_id = NEW.person_id OR joining.other_id = NEW.person_id"
)

a_second_person_agreed = """(joining.confirmed_by_id IS NOT NULL OR NOT EXISTS (
    SELECT 1 FROM persons_person file
    WHERE file.id IN (joining.keep_id, joining.other_id) AND file.restricted))"""
signposted_by_it = AT_WORK.format(
    f"(joining.other_id = NEW.id AND OLD.joined_into_id IS NULL"
    f" AND NEW.joined_into_id = joining.keep_id AND {a_second_person_agreed})"
    " OR (joining.other_id = NEW.id AND OLD.joined_into_id = joining.keep_id"
    " AND NEW.joined_into_id IS NULL)"
    " OR (OLD.joined_into_id = joining.other_id AND NEW.joined_into_id = joining.keep_id)"
    " OR (OLD.joined_into_id = joining.keep_id AND NEW.joined_into_id = joining.other_id)"
)
signposted_by_nobody = (
    f"NEW.joined_into_id IS DISTINCT FROM OLD.joined_into_id AND NOT {signposted_by_it}"
)
leads_nowhere = """NEW.joined_into_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM persons_person file
    WHERE file.id = NEW.joined_into_id AND file.id <> NEW.id
    AND file.mission_id = NEW.mission_id AND file.joined_into_id IS NULL)"""
apart = """NOT EXISTS (
    SELECT 1 FROM persons_person file
    WHERE file.id = NEW.keep_id AND file.mission_id = NEW.mission_id)
OR NOT EXISTS (
    SELECT 1 FROM persons_person file
    WHERE file.id = NEW.other_id AND file.mission_id = NEW.mission_id)"""


about_a_signpost = """EXISTS (
    SELECT 1 FROM persons_person file
    WHERE file.id = NEW.person_id AND file.joined_into_id IS NOT NULL)"""


class Migration(migrations.Migration):
    dependencies = [
        ("joining", "0001_initial"),
        ("consents", "0004_set_aside"),
        ("cases", "0002_initial"),
    ]

    operations = [
        Guard("consent_is_never_rewritten", CONSENT, "UPDATE", "TRUE").replaced(
            by=Guard(
                "consent_is_never_rewritten",
                CONSENT,
                "UPDATE",
                f"NOT ({changes_hands} AND {says_the_same})",
            )
        ),
        Guard("consent_goes_only_with_her", CONSENT, "DELETE", she_is_remembered).replaced(
            by=Guard(
                "consent_goes_only_with_her",
                CONSENT,
                "DELETE",
                f"{she_is_remembered} AND NOT ({set_aside_by_it})",
            )
        ),
        Guard("only_a_joining_sets_aside", CONSENT, "INSERT", set_aside_by_nobody).raised(),
        Guard("signpost_set_by_a_joining", PERSON, "UPDATE", signposted_by_nobody).raised(),
        Guard("signpost_leads_to_a_file", PERSON, "UPDATE", leads_nowhere).raised(),
        *(
            Guard(f"no_signpost_in_{table}", table, "INSERT", about_a_signpost).raised()
            for table in WORK
        ),
        Guard("joined_in_one_mission", JOINING, "INSERT", apart).raised(),
        Guard("joining_stays_in_it", JOINING, "UPDATE", apart).raised(),
    ]
