"""Who works in the fictional missions, and the passwords they sign in with."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from hashlib import sha256

from haven.foundation.access.roles import Role
from haven.foundation.vault.derive import derived_key

WORDS = (
    "amber", "apple", "bread", "brook", "cedar", "cloud", "clover", "copper", "coral", "daisy",
    "dune", "ember", "fern", "field", "fig", "finch", "flint", "garden", "glade", "harbour",
    "hazel", "heron", "honey", "island", "ivory", "juniper", "lake", "lamp", "lark", "lemon",
    "linen", "maple", "meadow", "melon", "moss", "nettle", "oak", "olive", "orchard", "pebble",
    "pepper", "pine", "plum", "poppy", "quince", "rain", "reed", "river", "robin", "rose",
    "saffron", "sage", "sand", "silver", "snow", "sparrow", "stone", "tea", "thyme", "tulip",
    "valley", "violet", "walnut", "willow",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A fictional mission: its code, its name, its country and its time zone."""

    code: str
    name: str
    country: str
    time_zone: str
    calling_code: str


PLACES = (
    Place("SJJ", "Sarajevo", "BA", "Europe/Sarajevo", "387"),
    Place("TBS", "Tbilisi", "GE", "Asia/Tbilisi", "995"),
    Place("DYU", "Dushanbe", "TJ", "Asia/Dushanbe", "992"),
)
EVERY_MISSION = tuple(place.code for place in PLACES)

PROTECTION, RETURNS = "Protection", "Returns"
TEAMS = (PROTECTION, RETURNS)


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody with an account: her role, where she holds it, and the team she works in."""

    username: str
    role: Role
    missions: tuple[str, ...]
    team: str = ""

    @property
    def name(self) -> str:
        return SPELT.get(self.username, self.username.title())


SPELT = {"chloe": "Chloé", "dzenan": "Dženan", "jose": "José"}
"""User names are typed on any keyboard; names keep their marks."""

STAFF = (
    Worker("amina", Role.CASE_WORKER, ("SJJ",), PROTECTION),
    Worker("dzenan", Role.CASE_WORKER, ("SJJ",), PROTECTION),
    Worker("marko", Role.RETURN_COUNSELLOR, ("SJJ",), RETURNS),
    Worker("ines", Role.INTAKE_WORKER, ("SJJ",)),
    Worker("lejla", Role.CHILD_PROTECTION_OFFICER, ("SJJ",), PROTECTION),
    Worker("bashir", Role.SUPERVISOR, ("SJJ",), PROTECTION),
    Worker("chloe", Role.CASE_WORKER, ("TBS",), PROTECTION),
    Worker("giorgi", Role.CASE_WORKER, ("TBS",), PROTECTION),
    Worker("keti", Role.RETURN_COUNSELLOR, ("TBS",), RETURNS),
    Worker("levan", Role.INTAKE_WORKER, ("TBS",)),
    Worker("nana", Role.SUPERVISOR, ("TBS",), PROTECTION),
    Worker("dilbar", Role.CASE_WORKER, ("DYU",), PROTECTION),
    Worker("farrukh", Role.CASE_WORKER, ("DYU",), PROTECTION),
    Worker("jose", Role.RETURN_COUNSELLOR, ("DYU",), RETURNS),
    Worker("parvin", Role.INTAKE_WORKER, ("DYU",)),
    Worker("soraya", Role.SUPERVISOR, ("DYU",), PROTECTION),
    Worker("hana", Role.ANALYST, EVERY_MISSION),
    Worker("ivo", Role.DATA_PROTECTION_OFFICER, EVERY_MISSION),
    Worker("ruth", Role.ADMINISTRATOR, EVERY_MISSION),
    Worker("tomas", Role.PARTNER, ("SJJ",)),
)


def password(username: str) -> str:
    """Three words and two digits that only this installation's root key gives.

    Good enough for people who do not exist: about 25 bits. A real account gets its first password
    from ``steward.passwords``.
    """
    chance = hmac.digest(derived_key("demo"), username.encode(), sha256)
    words = (WORDS[byte % len(WORDS)] for byte in chance[:3])
    return "-".join([*words, f"{10 + chance[3] % 90}"])


def sign_ins() -> str:
    """One line for everybody who works here, as they are printed."""
    heading = "Everybody in these three missions is invented. Sign in as:"
    return "\n".join([heading, *map(_sign_in, STAFF)])


def _sign_in(worker: Worker) -> str:
    names = {place.code: place.name for place in PLACES}
    where = "every mission" if len(worker.missions) > 1 else names[worker.missions[0]]
    credentials = f"{worker.username} / {password(worker.username)}"
    return f"  {credentials:<38} {worker.role.label}, {where}"
