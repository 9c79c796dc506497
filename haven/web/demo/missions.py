"""Open the fictional missions: offices, teams, accounts and the organisations around them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission, Team, User
from haven.foundation.access.roles import Role
from haven.foundation.directory.actions import add_organisation
from haven.foundation.directory.models import Organisation, OrganisationKind
from haven.foundation.steward.actions import (
    form_team,
    give_role,
    join_team,
    open_account,
    open_mission,
    open_office,
)
from haven.web.demo.staff import PLACES, STAFF, TEAMS, Place, Worker, password

SATURDAY = 5
OPENERS = (Role.CASE_WORKER, Role.RETURN_COUNSELLOR)

ORGANISATIONS = (
    ("Lighthouse Shelter", OrganisationKind.NGO),
    ("Open Door Clinic", OrganisationKind.HEALTH),
    ("Bridge Legal Aid", OrganisationKind.LEGAL),
    ("Linden Street School", OrganisationKind.SCHOOL),
    ("Centre for Social Work", OrganisationKind.LOCAL_GOVERNMENT),
    ("Office for Foreigners", OrganisationKind.IMMIGRATION),
)


@dataclass(frozen=True, slots=True)
class Desk:
    """A mission as the year's work needs it: who is there, what stands around it, what time it is.

    ``now`` is the end of the year: nothing happens after it.
    """

    mission: Mission
    teams: dict[str, Team]
    workers: dict[str, list[Actor]]
    supervisor: Actor
    intake: Actor
    organisations: list[Organisation]
    now: datetime

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.mission.time_zone)

    def moment(self, day: date, hour: int, minute: int = 0) -> datetime:
        """This time in the mission; never later than now."""
        return min(datetime.combine(day, time(hour, minute), self.zone), self.now)


def working_day(day: date) -> date:
    """The day itself, or the Friday before."""
    return day - timedelta(days=max(0, day.weekday() - SATURDAY + 1))


def open_desks(now: datetime, since: date) -> list[Desk]:
    """The three missions, ready to work since a day."""
    missions = {place.code: _open(place) for place in PLACES}
    console = Actor.console()
    teams = {
        code: {name: form_team(by=console, office=office, name=name) for name in TEAMS}
        for code, mission in missions.items()
        for office in [open_office(by=console, mission=mission, name=mission.name)]
    }
    users = {worker.username: _employ(console, worker, missions, teams, since) for worker in STAFF}
    let_keep_their_passwords(users.values())
    return [_desk(place, missions[place.code], teams[place.code], users, now) for place in PLACES]


def let_keep_their_passwords(users: Iterable[User]) -> None:
    """Nobody real is behind them, and what is printed at every start must go on opening."""
    User.objects.filter(pk__in=[user.pk for user in users]).update(password_is_known=False)


def _open(place: Place) -> Mission:
    return open_mission(
        by=Actor.console(),
        code=place.code,
        name=place.name,
        country=place.country,
        time_zone=place.time_zone,
    )


def _employ(
    console: Actor,
    worker: Worker,
    missions: dict[str, Mission],
    teams: dict[str, dict[str, Team]],
    since: date,
) -> User:
    first, *others = (missions[code] for code in worker.missions)
    user = open_account(
        by=console,
        mission=first,
        username=worker.username,
        name=worker.name,
        role=worker.role,
        on=since,
        password=password(worker.username),
    )
    for mission in others:
        give_role(by=console, user=user, mission=mission, role=worker.role, starts_on=since)
    if worker.team:
        join_team(by=console, team=teams[first.code][worker.team], user=user)
    return user


def _desk(
    place: Place, mission: Mission, teams: dict[str, Team], users: dict[str, User], now: datetime
) -> Desk:
    here = [worker for worker in STAFF if worker.missions == (place.code,)]
    actors = [(worker, Actor.of(users[worker.username], on=now.date())) for worker in here]
    (supervisor,) = (actor for worker, actor in actors if worker.role is Role.SUPERVISOR)
    (intake,) = (actor for worker, actor in actors if worker.role is Role.INTAKE_WORKER)
    workers = {
        team: [actor for worker, actor in actors if worker.team == team and worker.role in OPENERS]
        for team in TEAMS
    }
    organisations = _organisations(supervisor, mission, now.date() + timedelta(days=200))
    return Desk(mission, teams, workers, supervisor, intake, organisations, now)


def _organisations(by: Actor, mission: Mission, until: date) -> list[Organisation]:
    return [
        add_organisation(
            by=by,
            mission=mission,
            name=name,
            kind=kind,
            country=mission.country,
            agreement_until=until,
        )
        for name, kind in ORGANISATIONS
    ]
