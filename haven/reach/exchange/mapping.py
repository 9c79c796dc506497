"""What a row of the standard means in Haven.

Gender is not sex: only *Feminine* and *Masculine* are taken as a sex as well, everything else
leaves it unknown. A birth date is as the person says. Nobody has asked whether a telephone is safe.
What has no place of its own in Haven stays in the answers, and goes out again as it came in.
"""

from __future__ import annotations

from datetime import date, datetime

from haven.foundation.access.models import Team, User
from haven.foundation.places.countries import country_name
from haven.kernel.ages import BirthDate
from haven.people.cases.actions import NewCase
from haven.people.cases.catalogue import CloseReason, ConcernKind
from haven.people.cases.models import Case
from haven.people.consents.models import Consent, Decision, How, Purpose, RecipientKind
from haven.people.persons.answers import Answers, GivenContact, GivenIdentifier, GivenName
from haven.people.persons.models import Basis, Channel, IdentifierKind, Person, Sex
from haven.reach.exchange.htcds.rows import Row, as_json
from haven.reach.exchange.models import HtcdsAnswers

NAME_PARTS = ("prs_FirstName", "prs_MiddleName", "prs_SecondName")
ADDRESS_PARTS = (
    "prs_MailingStreet",
    "prs_MailingPostalCode",
    "prs_MailingCity",
    "prs_MailingState",
)
WORDING = "htcds/2.0"
"""The words read out are not in the file; nor does it say which of the seven points were explained,
so none is claimed."""

SEXES = {"Feminine": Sex.FEMALE, "Masculine": Sex.MALE}
CONCERNS = {
    "ActualVictimOfTrafficking": ConcernKind.TRAFFICKED,
    "PossibleVictimOfTrafficking": ConcernKind.PRESUMED_TRAFFICKED,
}
ENDS = {"Closed": CloseReason.OTHER, "ClosedReferred": CloseReason.TRANSFERRED}
CHANNELS = {
    "prs_MobilePhone": Channel.PHONE,
    "prs_HomePhone": Channel.PHONE,
    "prs_Email": Channel.EMAIL,
}


def as_answers(row: Row, team: Team | None) -> Answers:
    """Who the person of a row is, known to the team that takes her case."""
    birth = row.day("prs_Birthdate")
    name = whole_name(row)
    identity = row.text("prs_IdentityNumber")
    return Answers(
        names=[GivenName(name, parts=_said(row, NAME_PARTS))] if name else [],
        sex=SEXES.get(row.text("prs_Gender"), Sex.UNKNOWN),
        gender=row.text("prs_Gender"),
        birth=BirthDate(birth.year, birth.month, birth.day) if birth else None,
        basis=Basis.STATED if birth else "",
        nationalities=row.codes("prs_Citizenship"),
        identifiers=[GivenIdentifier(IdentifierKind.NATIONAL_ID, identity)] if identity else [],
        contacts=_contacts(row),
        team=team,
    )


def whole_name(row: Row) -> str:
    """Her name as one, in the order the standard asks for it."""
    return " ".join(_said(row, NAME_PARTS).values())


def opened_on(row: Row, on: date) -> date:
    """The day our work began: when the person was referred to us, or the day of the import."""
    return min(row.day("cas_IncomingReferralDate") or on, on)


def as_case(row: Row, person: Person, team: Team | None, on: date) -> NewCase:
    """The case of a row. The standard has no day of closing: it is the day of the import."""
    concern = CONCERNS.get(row.text("vic_TraffickingStatus"))
    ended = ENDS.get(row.text("cas_Status"))
    return NewCase(
        person=person,
        on=opened_on(row, on),
        team=team,
        concerns=[concern] if concern else [],
        closed_on=on if ended else None,
        close_reason=ended or "",
    )


def as_consent(row: Row, person: Person, by: User, at: datetime) -> Consent | None:
    """What she agreed to, when the row says it."""
    said = row.answers.get("con_Consent")
    if said is None:
        return None
    return Consent(
        mission_id=person.mission_id,
        person_id=person.pk,
        purpose=Purpose.CASE_WORK,
        recipient_kind=RecipientKind.US,
        decision=Decision.GIVEN if said else Decision.REFUSED,
        how=How.SPOKEN,
        wording=WORDING,
        decided_on=opened_on(row, person.registered_on),
        recorded_by_id=by.pk,
        recorded_at=at,
    )


def as_stored(row: Row, case: Case, digest: int) -> HtcdsAnswers:
    """The row itself, sealed, with the codes that are counted."""
    return HtcdsAnswers(
        mission_id=case.mission_id,
        person_id=case.person_id,
        case_id=case.pk,
        answers=as_json(row.answers),
        row_digest=digest,
        trafficking_status=row.text("vic_TraffickingStatus"),
        exploitation=list(row.codes("vic_TypeOfExploitation")),
        controls=list(row.codes("vic_MethodsOfControl")),
        status=row.text("cas_Status"),
    )


def _contacts(row: Row) -> list[GivenContact]:
    said = _said(row, tuple(CHANNELS))
    contacts = [GivenContact(CHANNELS[name], value) for name, value in said.items()]
    lines = list(_said(row, ADDRESS_PARTS).values())
    if land := row.text("prs_MailingCountry"):
        lines.append(country_name(land, "en"))
    return contacts + ([GivenContact(Channel.ADDRESS, ", ".join(lines))] if lines else [])


def _said(row: Row, names: tuple[str, ...]) -> dict[str, str]:
    return {name: said for name in names if (said := row.text(name))}
