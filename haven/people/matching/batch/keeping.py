"""What a run has found and not yet handed over lies sealed in parts; a part handed over is gone.

So a run cut short while it hands over goes on where it stopped. One cut short before begins anew.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from uuid import UUID

from haven.foundation.vault.derive import derived_key
from haven.foundation.vault.sealing import seal, unseal

IN_A_PART = 5000

Likely = tuple[UUID, UUID]


@dataclass(frozen=True)
class Kept:
    """The sealed parts of one mission's run, in a folder of its own."""

    folder: Path

    def __bool__(self) -> bool:
        """Whether there is something left to hand over."""
        return any(self.folder.glob("*.sealed"))

    def keep(self, pairs: Iterable[Likely]) -> int:
        """Seal all pairs; they lie there together or not at all. Returns how many there are."""
        self.forget()
        fresh, count = self.folder.with_suffix(".new"), 0
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True, mode=0o700)
        told = iter(pairs)
        for number, some in enumerate(iter(lambda: list(islice(told, IN_A_PART)), [])):
            part = fresh / f"{number:06}.sealed"
            plain = json.dumps([[str(one), str(other)] for one, other in some])
            part.write_bytes(seal(derived_key("linking"), plain.encode(), self._context(part)))
            count += len(some)
        fresh.rename(self.folder)
        return count

    def parts(self) -> Iterator[list[Likely]]:
        """Part by part; asking for the next says that the last one is handed over."""
        for part in sorted(self.folder.glob("*.sealed")):
            plain = unseal(derived_key("linking"), part.read_bytes(), self._context(part))
            yield [(UUID(one), UUID(other)) for one, other in json.loads(plain)]
            part.unlink()

    def forget(self) -> None:
        """Leave nothing."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _context(self, part: Path) -> bytes:
        return f"{self.folder.name}/{part.name}".encode()
