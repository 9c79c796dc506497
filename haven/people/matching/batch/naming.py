"""How many bits two names say for one person, as one expression of SQL.

To share a word of which one in 2**n words is, says n bits, less what it costs that one person's
records seldom show just this likeness; a whole name says no more than its bearers are few. A word
of the shorter name that nothing answers to speaks against. Order and writing do not matter. Only
functions that DuckDB and Spark compute alike.
"""

from __future__ import annotations

from collections.abc import Iterable

from haven.people.matching.batch.words import SLOTS

SAME, SAME_BONES, HEARD, SLIP, SLIP_HEARD, MISSING = (0.7, 2), (3, 2), (5, 3), 6, 8, 5
"""What each likeness costs, in bits: how seldom one person's two records show it, and for slips by
how many other words are as near; for the first three in one writing, and in two. Set on a
population with a known truth (benchmarks/linking.py, seed 1)."""

SHORTEST_WITH_SLIP = 4

EACH = range(1, SLOTS + 1)
COLUMNS = (
    "text",
    "bones",
    "letters",
    "sound",
    "low",
    "high",
    "text_bits",
    "bones_bits",
    "sound_bits",
)


def said(pairs: str, across: str = "") -> str:
    """A query for ``l``, ``r`` and the bits ``said`` by their names.

    The table ``pairs`` holds l and r; ``across`` is what else must hold of the records a and b.
    """
    words = ", ".join(
        f"{side}.{column}_{slot} as {side}_{column}_{slot}"
        for side in ("a", "b")
        for slot in EACH
        for column in COLUMNS
    )
    values = ", ".join(f"{_value(one, other)} as v{one}{other}" for one in EACH for other in EACH)
    ours = [_best(f"v{one}{other}" for other in EACH) for one in EACH]
    theirs = [_best(f"v{one}{other}" for one in EACH) for other in EACH]
    return f"""
        select l, r, cast(least({_sum(ours)}, {_sum(theirs)}, at_most) - {MISSING} * (
            least(we_have, they_have) - least({_answered(ours)}, {_answered(theirs)})
        ) as double) as said
        from (select l, r, we_have, they_have, at_most, {values} from (
            select p.l, p.r, a.script <> b.script as across,
                greatest(a.at_most, b.at_most) as at_most,
                a.words as we_have, b.words as they_have, {words}
            from {pairs} p
            join records a on a.unique_id = p.l
            join records b on b.unique_id = p.r
            {f"where {across}" if across else ""}
        ) as words) as compared
    """


def _value(one: int, other: int) -> str:
    a, b = f"a_{{}}_{one}".format, f"b_{{}}_{other}".format

    def bits(of: str, cost: float | str, least: int) -> str:
        return f"greatest({least}, least({a(of)}, {b(of)}) - {cost})"

    overlap = " and ".join(f"({a(mask)} & {b(mask)}) <> 0" for mask in ("low", "high"))
    turned = f"(length({a('text')}) >= {SHORTEST_WITH_SLIP} and {a('letters')} = {b('letters')})"
    return (
        f"case when {a('text')} is null or {b('text')} is null then 0"
        f" when {a('text')} = {b('text')} then {bits('text_bits', _cost(SAME), 1)}"
        f" when {a('bones')} = {b('bones')} then {bits('bones_bits', _cost(SAME_BONES), 1)}"
        f" when {turned} or {_slip(a('text'), b('text'))} then {bits('text_bits', SLIP, 1)}"
        f" when {overlap} then {bits('sound_bits', _cost(HEARD), 1)}"
        f" when {_slip(a('sound'), b('sound'))} then {bits('sound_bits', SLIP_HEARD, 0)}"
        " else 0 end"
    )


def _cost(costs: tuple[float, float]) -> str:
    within, across = costs
    return f"(case when across then {across} else {within} end)"


def _slip(one: str, other: str) -> str:
    """One letter too many, too few or mistaken: then both first or both last two stand."""
    return (
        f"(length({one}) >= {SHORTEST_WITH_SLIP} and length({other}) >= {SHORTEST_WITH_SLIP}"
        f" and (left({one}, 2) = left({other}, 2) or right({one}, 2) = right({other}, 2))"
        f" and levenshtein({one}, {other}) < 2)"
    )


def _best(values: Iterable[str]) -> str:
    return f"greatest({', '.join(values)})"


def _sum(values: Iterable[str]) -> str:
    return " + ".join(values)


def _answered(best: Iterable[str]) -> str:
    return _sum(f"(case when {value} > 0 then 1 else 0 end)" for value in best)
