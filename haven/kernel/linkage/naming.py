"""Which word of one name answers to which of the other, and how well?"""

from collections.abc import Iterator

from haven.kernel.linkage.describing import Words
from haven.kernel.linkage.levels import Agreement, Field, Level
from haven.kernel.names import NameMatch, Reason, best_places

SIMILAR_FROM = 0.5
"""Set on public spellings in two writings: 3 in 100 of one word lie below, 99 in 100 of two."""

Pair = tuple[int, int]
Table = list[list[NameMatch]]


def names_agree(a: Words, b: Words) -> tuple[Agreement, ...]:
    """Compare two names word by word, each with its best partner; the longer's rest says nothing.

    The first word is taken for the given name. Where the order differs, nobody knows which word it
    is: the pair that agrees least is, since that is what tells one family's people apart.
    """
    shorter, longer = sorted((a, b), key=_by_length)
    table = [[one.read.compared(other.read) for other in longer] for one in shorter]
    scores = [[match.score for match in row] for row in table]
    pairs = list(enumerate(best_places(scores, len(longer))))
    given = _given(pairs, table)
    across = shorter[0].read.script != longer[0].read.script
    return (
        *(
            Agreement(
                _field(given=(i, j) == given, across=across),
                _level(table[i][j], across=across),
                table[i][j].reasons[-1],
                shorter[i].heard + longer[j].heard,
            )
            for i, j in pairs
        ),
        *_order(pairs),
    )


def _by_length(name: Words) -> tuple[int, list[tuple[str, str]]]:
    return len(name), [(word.text, word.read.script) for word in name]


def _given(pairs: list[Pair], table: Table) -> Pair | None:
    """The pair of given names; None when one word stands for a family name alone."""
    if pairs[0] == (0, 0):
        return pairs[0]
    if len(pairs) == 1:
        return None
    firsts = [pair for pair in pairs if 0 in pair]
    return min(firsts, key=lambda pair: table[pair[0]][pair[1]].score)


def _field(*, given: bool, across: bool) -> Field:
    if given:
        return Field.GIVEN_NAME_ACROSS if across else Field.GIVEN_NAME
    return Field.FAMILY_NAME_ACROSS if across else Field.FAMILY_NAME


def _level(match: NameMatch, *, across: bool) -> Level:
    if Reason.DIFFERENT in match.reasons:
        return Level.SIMILAR if match.score >= SIMILAR_FROM else Level.DIFFERENT
    same = Reason.SAME_SPELLING in match.reasons and not across
    return Level.EXACT if same else Level.ALIKE


def _order(pairs: list[Pair]) -> Iterator[Agreement]:
    """Whether the words stand in one order; a single word has none."""
    if len(pairs) > 1:
        level = Level.SAME if pairs == sorted(pairs, key=lambda pair: pair[1]) else Level.SWAPPED
        yield Agreement(Field.NAME_ORDER, level)
