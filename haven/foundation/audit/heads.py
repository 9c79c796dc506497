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
    folder.mkdir(parents=True, exist_ok=True)
    signer = Ed25519PrivateKey.from_private_bytes(derived_key("trail"))
    heads = []
    for code in Mission.objects.values_list("code", flat=True):
        last = Entry.objects.filter(mission=code).order_by("-number").first()
        if not last or _already_signed(folder / f"{code}.heads", last.number):
            continue
        head = Head(code, last.number, last.seal, at.isoformat())
        line = {**asdict(head), "signature": signer.sign(head.signed_content()).hex()}
        with (folder / f"{code}.heads").open("a") as file:
            file.write(json.dumps(line) + "\n")
        heads.append(head)
    return heads


def faults(mission: str, folder: Path) -> list[str]:
    """Every way the trail of a mission contradicts itself or its signed heads."""
    found = []
    if broken := first_broken_entry(mission):
        found.append(f"{mission}: entry {broken.number} was changed or is missing its neighbour.")
    path = folder / f"{mission}.heads"
    for line in path.read_text().splitlines() if path.exists() else []:
        found.extend(_faults_of(json.loads(line)))
    return found


def _faults_of(line: dict[str, str]) -> list[str]:
    signature = bytes.fromhex(line.pop("signature"))
    head = Head(line["mission"], int(line["number"]), line["seal"], line["at"])
    public = Ed25519PrivateKey.from_private_bytes(derived_key("trail")).public_key()
    try:
        public.verify(signature, head.signed_content())
    except InvalidSignature:
        return [f"{head.mission}: the signed head at {head.number} was forged."]
    entry = Entry.objects.filter(mission=head.mission, number=head.number).first()
    if entry is None:
        return [f"{head.mission}: the trail is shorter than the {head.number} entries signed."]
    if entry.seal != head.seal:
        return [f"{head.mission}: entry {head.number} is not the one that was signed."]
    return []


def _already_signed(path: Path, number: int) -> bool:
    lines = path.read_text().splitlines() if path.exists() else []
    return bool(lines) and json.loads(lines[-1])["number"] == number
