"""One of everything an address can name, in Sarajevo, and people of every kind who ask for it.

To extend: make the record in ``furnish`` and name it in ``SAMPLES``, under the word that stands in
the address (``code``), or under the page as well (``cases:note.pk``) where the same word means
something else there. An address without a sample fails the access matrix.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from datetime import time as clock
from uuid import uuid4

from allauth.account.internal.flows import login
from django.test import Client
from django.utils.timezone import now

from conftest import TODAY, someone
from haven.foundation.access.actors import Actor
from haven.foundation.access.models import (
    Membership,
    Mission,
    MissionBound,
    NewBeginning,
    Office,
    Team,
    User,
)
from haven.foundation.access.roles import Role
from haven.foundation.audit.trail import record, subject_of
from haven.foundation.deadlines.actions import ask_pause
from haven.foundation.deadlines.clocks import running
from haven.foundation.deadlines.models import Kind, Pause, PauseReason
from haven.foundation.directory.models import Organisation
from haven.foundation.instruments.actions import add_edition, publish
from haven.foundation.instruments.models import Edition, Instrument, Via
from haven.foundation.instruments.models import State as Standing
from haven.foundation.instruments.tests.conftest import filled, workbook
from haven.people.asking.actions import answer_yes, ask_mission
from haven.people.asking.models import Enquiry, State
from haven.people.asking.urls import urlpatterns as of_asking
from haven.people.assessments.actions import keep_answers
from haven.people.assessments.models import Assessment
from haven.people.assessments.urls import urlpatterns as of_answers
from haven.people.cases.actions import give_task, open_case, write_note
from haven.people.cases.catalogue import ConcernKind, NoteKind
from haven.people.cases.models import Case
from haven.people.cases.urls import of_cases
from haven.people.consents.actions import record_consent
from haven.people.consents.queries import Recipient
from haven.people.joining.actions import join
from haven.people.joining.choices import Choices
from haven.people.joining.models import Joining
from haven.people.matching.actions import ProposedPair, decide_pair, propose_pairs
from haven.people.matching.models import Origin, Pair, Verdict
from haven.people.persons.actions import form_household, register_person, relate
from haven.people.persons.answers import GivenContact, GivenName
from haven.people.persons.models import Kinship, Person
from haven.people.persons.queries import Sought
from haven.reach.capture.models import Arrival, Contradiction, Device, Parcel
from haven.reach.capture.models import State as Held
from haven.reach.capture.urls import of_phones
from haven.reach.encodings.models import Agreement
from haven.reach.encodings.models import Pair as LikelyPair
from haven.reach.exchange.models import ExportRequest, HtcdsFile

Sample = Callable[[Mission], object]

ANONYMOUS, STRANGER, STRANGE_ADMINISTRATOR = "anonymous", "stranger", "strange_administrator"
"""Somebody who has not signed in; a supervisor and an administrator of another mission."""

NO_TOKEN = "1.nobody-has-this-token"
"""Phones come in by a token and by nothing else: to whoever has none, signed in or not, nothing is
there. What a token opens is tested beside the app."""

SAMPLES: dict[str, Sample] = {
    "page": lambda mission: "intake",
    "code": lambda mission: _person(mission).code,
    "person_contact.pk": lambda mission: _person(mission).contacts.get().pk,
    "person_reach.pk": lambda mission: _person(mission).contacts.get().pk,
    "person_relation.other": lambda mission: _brother(mission).code,
    "person_end_relation.pk": lambda mission: _person(mission).relations.get().pk,
    "person_let_go.pk": lambda mission: _person(mission).circle.get().pk,
    "cases:pause.pk": lambda mission: _pause(mission).clock_id,
    "cases:run_on.pk": lambda mission: _pause(mission).pk,
    "deadlines:sign.pk": lambda mission: _pause(mission).pk,
    "deadlines:refuse.pk": lambda mission: _pause(mission).pk,
    "consents:withdraw.pk": lambda mission: _person(mission).consents.last().pk,
    **{f"asking:{page.name}.code": lambda mission: _asked(mission).code for page in of_asking},
    "joining:compare.other": lambda mission: _brother(mission).code,
    "joining:part.code": lambda mission: _joined(mission).keep.code,
    "joining:part.pk": lambda mission: _joined(mission).pk,
    "joining:confirm.pk": lambda mission: _to_join(mission).pk,
    "joining:refuse.pk": lambda mission: _to_join(mission).pk,
    "username": lambda mission: "enumerator",
    "subject": lambda mission: subject_of(_team(mission)),
    "steward:end_role.pk": lambda mission: Membership.objects.filter(mission=mission).first().pk,
    "steward:confirm_role.pk": lambda mission: _proposed(mission),
    "steward:refuse_role.pk": lambda mission: _proposed(mission),
    "steward:confirm_beginning.pk": lambda mission: NewBeginning.objects.get().pk,
    "steward:refuse_beginning.pk": lambda mission: NewBeginning.objects.get().pk,
    "steward:join_team.pk": lambda mission: _team(mission).pk,
    "steward:leave_team.pk": lambda mission: _team(mission).pk,
    "person_code": lambda mission: _case(mission).person.code,
    "cases:correct.pk": lambda mission: _case(mission).notes.get().pk,
    "cases:end_concern.pk": lambda mission: _case(mission).concerns.get().pk,
    "cases:finish_task.pk": lambda mission: _case(mission).tasks.get().pk,
    "cases:drop_task.pk": lambda mission: _case(mission).tasks.get().pk,
    **{f"cases:{page.name}.code": lambda mission: _case(mission).code for page in of_cases},
    **{
        f"matching:{page}.pk": lambda mission: _first(Pair, mission)
        for page in ("pair", "second", "take_back")
    },
    "directory:change.pk": lambda mission: _organisation(mission).pk,
    "directory:end.pk": lambda mission: _organisation(mission).pk,
    **{
        f"exchange:{page}.pk": lambda mission: _first(HtcdsFile, mission)
        for page in ("file", "progress", "confirm", "discard", "continue")
    },
    **{
        f"exchange:{page}.pk": lambda mission: _first(ExportRequest, mission)
        for page in ("approve", "take", "download")
    },
    **{
        f"encodings:{page}.pk": lambda mission: _first(Agreement, mission)
        for page in ("agreement", "confirm", "end", "take", "compare", "whose")
    },
    **{
        f"encodings:{page}.pk": lambda mission: _first(LikelyPair, mission)
        for page in ("ask", "dismiss")
    },
    **{
        f"instruments:{page}.pk": lambda mission: _edition(mission, Standing.PUBLISHED).pk
        for page in (
            "detail",
            "form",
            "workbook",
            "blank",
            "withdraw",
            "review",
            "ask",
            "send",
            "sent",
        )
    },
    "instruments:publish.pk": lambda mission: _edition(mission, Standing.DRAFT).pk,
    "instruments:review.language": lambda mission: "en",
    **{f"assessments:{page.name}.code": lambda mission: _case(mission).code for page in of_answers},
    **{
        f"assessments:{page}.pk": lambda mission: _edition(mission, Standing.PUBLISHED).pk
        for page in ("fill", "send", "draft")
    },
    **{
        f"assessments:{page}.pk": lambda mission: _first(Assessment, mission)
        for page in ("detail", "file", "follow", "decline")
    },
    "assessments:file.number": lambda mission: 1,
    "assessments:follow.name": lambda mission: "alone",
    "assessments:decline.name": lambda mission: "shelter",
    **{f"capture:{page.name}.token": lambda mission: NO_TOKEN for page in of_phones},
    "capture:phone_form.edition": lambda mission: _first(Arrival, mission),
    "capture:phone_manifest.edition": lambda mission: _first(Arrival, mission),
    "capture:phone_pieces.instance": lambda mission: _first(Arrival, mission),
    "named": lambda mission: "cases",
    "capture:revoke.pk": lambda mission: _first(Device, mission),
    "capture:settle.pk": lambda mission: _first(Contradiction, mission),
    **{
        f"capture:{page}.pk": lambda mission: _first(Arrival, mission)
        for page in ("arrival", "again", "aside")
    },
    "device": lambda mission: _first(Device, mission),
    "number": lambda mission: _first(Parcel, mission),
    **{
        f"capture:{page}.pk": lambda mission: _first(Parcel, mission)
        for page in ("parcel", "parcel_take", "parcel_aside")
    },
    # Pages of others: keys nobody has.
    "mfa_edit_webauthn.pk": lambda mission: 1,
    "mfa_remove_webauthn.pk": lambda mission: 1,
    "key": lambda mission: "nobody-has-this-key",
    "uidb36": lambda mission: "1",
    "provider_id": lambda mission: "office",
}

ADDRESSES = {
    r"^accounts/(?:signup|email|confirm-email|password/(?:re)?set|login/code|phone|social"
    r"|2fa/webauthn/signup|3rdparty/signup)/": "/accounts/signup/",
    **{
        f"social/{page}/": f"/accounts/social/{page}/"
        for page in ("connections", "login/cancelled", "login/error", "signup")
    },
}
"""Where to find a page that has no name."""


def furnish(mission: Mission) -> None:
    """One of everything, in this mission."""
    office = Office.objects.create(mission=mission, name="Office")
    team = office.teams.create(mission=mission, name="Protection")
    Organisation.objects.create(mission=mission, name="Safe House")
    record(someone("founder", mission), "team.formed", team, mission=mission)
    furnish_case(mission, team)
    _furnish_exchange(mission)
    _furnish_encodings(mission)
    _furnish_capture(mission)
    _furnish_waiting(mission)
    _furnish_joinings(mission, team)
    _furnish_questionnaires(mission)


def _furnish_questionnaires(mission: Mission) -> None:
    """A questionnaire that is asked and was answered, and another version that waits."""
    writer, worker = (
        someone("writer", mission, Role.ANALYST),
        User.objects.get(username="first-worker"),
    )
    editions = [
        add_edition(by=writer, mission=mission, code="tonight", workbook=workbook(), at=now())[0]
        for _version in range(2)
    ]
    publisher = someone("publisher", mission, Role.SUPERVISOR)
    publish(by=publisher, edition=editions[0], at=now())
    keep_answers(
        by=Actor.of(worker, on=TODAY),
        case=_case(mission),
        edition=editions[0],
        xml=filled(editions[0], uuid4(), safe="no", alone="yes"),
        at=now(),
        via=Via.OFFICE,
        files={"words.jpg": b"words"},
    )


def _furnish_joinings(mission: Mission, team: Team) -> None:
    """Two files that were joined, and two of a restricted person that wait for a second one."""
    worker = Actor.of(User.objects.get(username="first-worker"), on=TODAY)
    files = [
        register_person(by=worker, mission=mission, on=TODAY, names=[GivenName("Lola")], **known)
        for known in ({"team": team}, {"team": team}, {"restricted": True}, {"restricted": True})
    ]
    for keep, other in (files[:2], files[2:]):
        join(by=worker, keep=keep, other=other, choices=Choices(), reason="Same", at=now())


def _furnish_exchange(mission: Mission) -> None:
    """A file that waits, sent by the founder, and an export she asked for."""
    founder, at = User.objects.get(username="founder"), now()
    HtcdsFile.objects.create(
        mission=mission, digest="", uploaded_by=founder, uploaded_at=at, rows=1, faulty=0, known=0
    )
    ExportRequest.objects.create(
        mission=mission,
        asked_by=founder,
        asked_at=at,
        purpose="check",
        count=1,
        receiver_name="Nino",
        expires_at=at + timedelta(days=1),
    )


def _furnish_encodings(mission: Mission) -> None:
    """An agreement the founder made and the first worker confirmed, and a pair under it."""
    founder, second = (User.objects.get(username=name) for name in ("founder", "first-worker"))
    agreement = Agreement.objects.create(
        mission=mission,
        partner=Organisation.objects.filter(mission=mission).get(),
        purpose="referral",
        label="A-0",
        starts_on=TODAY,
        ends_on=now().date() + timedelta(days=30),
        made_by=founder,
        made_at=now(),
        confirmed_by=second,
        confirmed_at=now(),
    )
    LikelyPair.objects.create(
        mission=mission, agreement=agreement, person=_person(mission), number="0", likeness=70
    )


def _furnish_capture(mission: Mission) -> None:
    """A phone of the first worker, what it sent that is held, and what contradicts it."""
    founder, worker = (User.objects.get(username=name) for name in ("founder", "first-worker"))
    at, common = now(), {"mission": mission}
    device = Device.objects.create(**common, user=worker, name="Phone", digest="0", added_at=at)
    instrument = Instrument.objects.create(**common, code="phone_form")
    edition = Edition.objects.create(
        **common,
        instrument=instrument,
        version="1",
        workbook=b"",
        sheets={"survey": [{"type": "text", "name": "note", "label": "Note"}]},
        xform="",
        digest="phone_form",
        uploaded_by=founder,
        uploaded_at=at,
    )
    arrival = Arrival.objects.create(
        **common,
        instance=uuid4(),
        edition=edition,
        sent_by=worker,
        device=device,
        via=Via.PHONE,
        received_at=at,
        state=Held.HELD,
        digest="0",
    )
    Contradiction.objects.create(**common, arrival=arrival, at=at, digest="1")
    Parcel.objects.create(
        **common,
        number=uuid4(),
        device=device,
        sent_by=worker,
        key_version=1,
        received_at=at,
        digest="0",
        state=Held.HELD,
    )


def _furnish_waiting(mission: Mission) -> None:
    """A role and a new beginning that wait for a second person, neither asked for by her."""
    asked = {"user": User.objects.get(username="first-worker")}
    asker = someone("asker", mission, Role.ADMINISTRATOR).user
    Membership.objects.create(
        **asked,
        mission=mission,
        role=Role.INTAKE_WORKER,
        starts_on=TODAY,
        given_by=asker,
        proposed=True,
    )
    NewBeginning.objects.create(**asked, asked_by=asker, asked_at=now())


def furnish_case(mission: Mission, team: Team) -> None:
    """A person and her case, with one of everything in it."""
    worker = someone("first-worker", mission, Role.CASE_WORKER, teams=[team])
    day, at = TODAY, datetime.combine(TODAY, clock.min, UTC)
    person = register_person(
        by=worker,
        mission=mission,
        on=day,
        names=[GivenName("Zarina Hakimova")],
        contacts=[GivenContact("phone", "+387 61 000 333", "safe")],
    )
    record_consent(
        by=worker, person=person, on=day, at=at, purpose="case_work", decision="given", how="spoken"
    )
    case = open_case(by=worker, person=person, on=day, at=at, concerns=[ConcernKind.STRANDED])
    write_note(by=worker, case=case, kind=NoteKind.DECISION, text="Words", at=at)
    _furnish_family(worker, person)
    promise = running(case, Kind.FIRST_CONTACT).get()
    ask_pause(by=worker, clock=promise, reason=PauseReason.SECURITY, at=at)
    give_task(by=worker, case=case, what="Call", due_on=day, for_user=worker.user, on=day)


def _furnish_family(worker: Actor, person: Person) -> None:
    """Her brother, with whom she lives; somebody thought they were one."""
    mission, team = person.mission, person.team
    brother = register_person(
        by=worker, mission=mission, on=TODAY, names=[GivenName("Farid")], team=team
    )
    relate(by=worker, person=person, other=brother, kinship=Kinship.SIBLING)
    form_household(by=worker, mission=mission, members=[person, brother], head=person, on=TODAY)
    pair = ProposedPair(person.pk, brother.pk, 0.2)
    propose_pairs(by=worker, mission=mission, pairs=[pair], origin=Origin.WORKER)
    decide_pair(by=worker, pair=Pair.objects.get(), verdict=Verdict.DIFFERENT, on=TODAY)


def callers(mission: Mission, elsewhere: Mission) -> dict[str, Client]:
    """A signed-in client for each role, one for nobody and two for strangers."""
    clients = {ANONYMOUS: Client(raise_request_exception=False)}
    for role in Role:
        actor = someone(role.value.replace("_", "-"), mission, role, teams=[_team(mission)])
        clients[role.value] = signed_in(actor)
    let_in(User.objects.get(username="guest"), mission, elsewhere)
    clients[STRANGER] = signed_in(someone("stranger", elsewhere, Role.SUPERVISOR))
    strange = someone("strange-administrator", elsewhere, Role.ADMINISTRATOR)
    clients[STRANGE_ADMINISTRATOR] = signed_in(strange)
    return clients


def let_in(guest: User, mission: Mission, home: Mission) -> None:
    """A case worker of another mission who is a guest in one file here; another question waits."""
    person, worker = _person(mission), Actor.of(User.objects.get(username="first-worker"), TODAY)
    guest.memberships.create(mission=home, role=Role.CASE_WORKER, starts_on=TODAY)
    at, asker = datetime.combine(TODAY, clock.min, UTC), Actor.of(guest, TODAY)
    asked = {
        "from_mission": home,
        "mission": mission,
        "sought": Sought(("Zarina Hakimova",)),
        "at": at,
    }
    enquiry = ask_mission(by=asker, why="She is here.", **asked)
    ask_mission(by=someone("other-asker", home, Role.CASE_WORKER), why="She is here.", **asked)
    record_consent(
        by=worker,
        person=person,
        on=TODAY,
        at=at,
        purpose="case_work",
        decision="given",
        how="spoken",
        recipient=Recipient.our(home),
    )
    answer_yes(by=worker, enquiry=enquiry, person=person, at=at)


def signed_in(actor) -> Client:
    """A client of somebody who has just typed her password."""
    client = Client(raise_request_exception=False)
    client.force_login(actor.user)
    confirm_sign_in(client)
    return client


def confirm_sign_in(client: Client) -> None:
    """As if she had just typed her password again."""
    session = client.session
    session[login.AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": "password", "at": time.time(), "reauthenticated": True}
    ]
    session[login._AUTHENTICATION_METHODS_USER_SESSION_KEY] = session["_auth_user_id"]
    session.save()


def _proposed(mission: Mission) -> int:
    return Membership.objects.get(mission=mission, proposed=True).pk


def _person(mission: Mission) -> Person:
    return _case(mission).person


def _brother(mission: Mission) -> Person:
    return _person(mission).relations.get().other


def _joined(mission: Mission) -> Joining:
    return Joining.objects.get(mission=mission, joined_at__isnull=False)


def _to_join(mission: Mission) -> Joining:
    return Joining.objects.get(mission=mission, joined_at__isnull=True)


def _edition(mission: Mission, state: str) -> Edition:
    of_tonight = Edition.objects.filter(mission=mission, instrument__code="tonight")
    return of_tonight.filter(state=state).first()


def _pause(mission: Mission) -> Pause:
    return Pause.objects.get(mission=mission)


def _first(model: type[MissionBound], mission: Mission) -> int:
    return model._default_manager.filter(mission=mission).first().pk


def _asked(mission: Mission) -> Enquiry:
    return Enquiry.objects.get(mission=mission, state=State.OPEN)


def _case(mission: Mission) -> Case:
    return Case.objects.select_related("person").get(mission=mission)


def _team(mission: Mission) -> Team:
    return Team.objects.filter(mission=mission).get()


def _organisation(mission: Mission) -> Organisation:
    return Organisation.objects.filter(mission=mission).get()
