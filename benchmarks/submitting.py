"""The house phones send to, and what it has stored in the end."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.core.management import call_command
from django.db import connections
from django.utils.timezone import now

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission, User
from haven.foundation.access.roles import Role
from haven.foundation.access.walls import EVERYWHERE, looking
from haven.foundation.instruments.actions import add_edition, publish
from haven.foundation.instruments.queries import from_the_box
from haven.foundation.vault.keyring import held_keys, load_keys
from haven.reach.capture.actions import add_phone
from haven.reach.capture.models import Arrival
from haven.reach.capture.parts import contents
from haven.reach.capture.tokens import new_token

LONG_AGO = date(2020, 1, 1)
CODE = "worksite_visit"
XFORM = '<bind nodeset="/data/photo" type="binary"/>'


def house_with_phones(count: int) -> list[str]:
    """A mission with one published form and so many workers with a phone; their tokens."""
    call_command("run", "--prepare", verbosity=0)
    with looking(EVERYWHERE), held_keys():
        mission = Mission.objects.create(code="SJJ", name="Sarajevo", country="BA")
        _publish(mission)
        tokens = [_phone(mission, number) for number in range(count)]
    connections.close_all()
    return tokens


def _publish(mission: Mission) -> None:
    """The worksite visit of the box, as its first edition."""
    writer, publisher = (
        Actor.of(_user(name, mission, Role.SUPERVISOR), on=now().date()) for name in ("a", "b")
    )
    workbook = from_the_box(CODE).read_bytes()
    edition, _taken = add_edition(
        by=writer, mission=mission, code=CODE, workbook=workbook, at=now()
    )
    edition.version, edition.xform = "1", edition.xform + XFORM
    edition.save(update_fields=["version", "xform"])  # no form of the box asks for a photograph
    publish(by=publisher, edition=edition, at=now())


def _user(username: str, mission: Mission, role: Role) -> User:
    user = User.objects.create(username=username, name=username)
    user.memberships.create(mission=mission, role=role, starts_on=LONG_AGO)
    return user


def _phone(mission: Mission, number: int) -> str:
    user = _user(f"worker-{number}", mission, Role.ENUMERATOR)
    token = new_token(mission)
    by = Actor.of(user, on=now().date())
    add_phone(by=by, mission=mission, name="Phone", token=token, at=now())
    return token


def stored(expected: dict[UUID, str], photo: bytes) -> list[str]:
    """What is wrong with what was stored; nothing, if all is as it was sent."""
    faults = []
    with looking(EVERYWHERE), held_keys():
        arrivals = list(Arrival.objects.all())
        load_keys(one.pk for one in arrivals)
        found = {one.instance: one.digest for one in arrivals}
        if len(arrivals) != len(expected) or found != expected:
            faults.append(f"{len(arrivals):,} stored, {len(expected.keys() - found.keys()):,} lost")
        unreadable = sum(
            not one.xml or bytes(str(one.instance), "ascii") not in one.xml for one in arrivals
        )
        with_photo = [one for one in arrivals if b"<photo>" in (one.xml or b"")]
        broken = sum(contents(one) != {"1.jpg": photo} for one in with_photo)
        if unreadable or broken:
            faults.append(f"{unreadable:,} cannot be read, {broken:,} lack their photograph")
    return faults
