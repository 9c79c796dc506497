"""What is known of a person when she is compared with another."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Self

from haven.kernel.ages import BirthDate
from haven.kernel.facts import UNKNOWN
from haven.kernel.names import MOST_WORDS, ReadName, script_of, skeletons, tokens


@dataclass(frozen=True)
class Word:
    """One word of a name: in Latin letters, read to be compared, and as it may sound.

    Its rarity is counted under its sounds, in whatever writing.
    """

    text: str
    read: ReadName
    heard: tuple[str, ...]


Words = tuple[Word, ...]


@dataclass(frozen=True)
class Description:
    """One record of a person, read once to be compared with many; empty is what nobody knows.

    ``names`` are whole names, word by word. ``origin`` leads from the region over the district to
    the town. Numbers of documents and phones are compared as they stand: write them alike.
    """

    names: tuple[Words, ...] = ()
    birth: BirthDate | None = None
    sex: str = ""
    nationalities: frozenset[str] = frozenset()
    origin: tuple[str, ...] = ()
    documents: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        *names: str,
        birth: BirthDate | None = None,
        sex: str = "",
        nationalities: Iterable[str] = (),
        origin: Iterable[str] = (),
        documents: Iterable[str] = (),
        phones: Iterable[str] = (),
    ) -> Self:
        """Describe a person; her names in any writing, each with the given name first if known."""
        return cls(
            names=tuple(filter(None, map(words, names))),
            birth=birth,
            sex="" if sex == UNKNOWN else sex,
            nationalities=_filled(nationalities),
            origin=tuple(takewhile(bool, origin)),
            documents=_filled(documents),
            phones=_filled(phones),
        )


def words(name: str) -> Words:
    """The words of a name, each of which can be compared by itself."""
    script = script_of(name)
    return tuple(
        Word(text, replace(ReadName.of(text), script=script), skeletons(text))
        for text in tokens(name)[:MOST_WORDS]
    )


def _filled(values: Iterable[str]) -> frozenset[str]:
    return frozenset(values) - {"", UNKNOWN}
