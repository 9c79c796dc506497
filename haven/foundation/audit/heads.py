"""The signed head of each trail: what a chain alone cannot show is that its end was cut off.

Each line of a heads file says how long a mission's trail was at a time and with which seal it
ended, signed with Ed25519. Copy the files to another machine; ``haven verify-trail`` compares.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from haven.foundation.access.models import Mission
from haven.foundation.audit.models import Entry
from haven.foundation.audit.trail import first_broken_entry
from haven.foundation.vault.derive import derived_key


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a mission's trail at one time."""

    mission: str
    number: int
    seal: str
    at: str

    def signed_content(self) -> bytes:
        return json.dumps(asdict(self), sort_keys=True).encode()


def sign_heads(folder: Path, at: datetime) -> list[Head]:
    """Append the present head of every trail to its file; returns the new heads."""
    missions = Mission.objects.values_list("code", flat=True)
    return [head for code in missions if (head := sign_head(code, folder, at))]


def sign_head(mission: str, folder: Path, at: datetime) -> Head | None:
    """Append the present head of a trail to its file, unless it stands there already."""
    last = Entry.objects.filter(mission=mission).order_by("-number").first()
    if not last or last.number == last_signed(mission, folder):
        return None
    folder.mkdir(parents=True, exist_ok=True)
    head = Head(mission, last.number, last.seal, at.isoformat())
    signature = _signer().sign(head.signed_content()).hex()
    with (folder / f"{mission}.heads").open("a") as file:
        file.write(json.dumps({**asdict(head), "signature": signature}) + "\n")
    return head


def last_signed(mission: str, folder: Path) -> int | None:
    """The number of the last entry whose head was signed, or None."""
    try:
        return int(json.loads(_lines(mission, folder)[-1])["number"])
    except (IndexError, KeyError, TypeError, ValueError):
        return None


def faults(mission: str, folder: Path) -> list[str]:
    """Every way the trail of a mission contradicts itself or its signed heads."""
    found = []
    if broken := first_broken_entry(mission):
        found.append(f"{mission}: entry {broken.number} was changed or is missing its neighbour.")
    for number, line in enumerate(_lines(mission, folder), start=1):
        try:
            found.extend(_faults_of(mission, json.loads(line)))
        except (KeyError, TypeError, ValueError, AttributeError):
            found.append(f"{mission}: line {number} of its signed heads cannot be read.")
    return found


def _faults_of(mission: str, line: dict[str, str]) -> list[str]:
    signature = bytes.fromhex(line.pop("signature"))
    head = Head(line["mission"], int(line["number"]), line["seal"], line["at"])
    try:
        _signer().public_key().verify(signature, head.signed_content())
    except InvalidSignature:
        return [f"{mission}: the signed head at {head.number} was forged."]
    if head.mission != mission:
        return [f"{mission}: a signed head of {head.mission} stands among its own."]
    entry = Entry.objects.filter(mission=mission, number=head.number).first()
    if entry is None:
        return [f"{mission}: the trail is shorter than the {head.number} entries signed."]
    if entry.seal != head.seal:
        return [f"{mission}: entry {head.number} is not the one that was signed."]
    return []


def _lines(mission: str, folder: Path) -> list[str]:
    path = folder / f"{mission}.heads"
    return path.read_text().splitlines() if path.exists() else []


def _signer() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(derived_key("trail"))
