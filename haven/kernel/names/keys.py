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


def sounds(token: str) -> tuple[str, ...]:
    """The skeletons of a token and of the full names it may be short for."""
    full = (skeletons(name)[0] for name in full_names(token))
    return tuple(dict.fromkeys((*skeletons(token), *full)))


def slips(token: str) -> tuple[str, ...]:
    """The fullest skeleton of a token with one consonant left out, where enough is left."""
    fullest = max(skeletons(token), key=len)
    if len(fullest) < SHORTEST_WITH_SLIPS:
        return ()
    left = (fullest[:index] + fullest[index + 1 :] for index in range(len(fullest)))
    return tuple(dict.fromkeys(left))[:MOST_SLIPS]


def _token_keys(token: str) -> tuple[str, ...]:
    return *sounds(token), *slips(token)
