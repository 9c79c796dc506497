"""Under which keys is a name filed, so that another spelling of it is found?"""

from haven.kernel.names.nicknames import full_names
from haven.kernel.names.skeletons import skeletons
from haven.kernel.names.tokens import tokens

SHORTEST_WITH_SLIPS = 4
MOST_SLIPS = 8


def name_keys(name: str) -> frozenset[str]:
    """The keys of a name. Two names are candidates for one person when they share a key.

    Filing and asking use the same keys. Each token gives its skeletons and, where four consonants
    or more leave something to recognise, its fullest skeleton with one consonant left out: a
    consonant too many, too few or mistaken is still found (symmetric deletion, Garbe 2012). A short
    form is filed under its full names as well: Sasha under Aleksandr.
    A typical two-word name has 5 to 15 keys. They hint at the name: keep them as HMAC tokens.

    >>> sorted(name_keys("Kovač Иван"))
    ['K', 'KPK', 'KPS', 'KS', 'N', 'PN']
    """
    return frozenset(key for token in tokens(name) for key in _token_keys(token))


def _token_keys(token: str) -> list[str]:
    heard = skeletons(token)
    fullest = max(heard, key=len)
    full = [skeletons(name)[0] for name in full_names(token)]
    return [*heard, *full, *_with_one_left_out(fullest)[:MOST_SLIPS]]


def _with_one_left_out(skeleton: str) -> list[str]:
    if len(skeleton) < SHORTEST_WITH_SLIPS:
        return []
    return [skeleton[:index] + skeleton[index + 1 :] for index in range(len(skeleton))]
