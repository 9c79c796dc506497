"""The words of a name that tell people apart."""

import re

from haven.kernel.names.romanising import WORD, cleaned, roman_word

ARTICLES = frozenset({"al", "el", "ul", "ad", "an", "ar", "as", "ash", "at", "az"})
SON_OR_DAUGHTER_OF = frozenset(
    {"bin", "ben", "ibn", "bint", "oglu", "oghlu", "ogly"}
    | {"uly", "uulu", "kyzy", "kizi", "qizi", "gyzy"}
)
FROM = frozenset({"de", "la", "da", "di", "van", "von", "der", "den"})
PARTICLES = ARTICLES | SON_OR_DAUGHTER_OF | FROM
SERVANT_OF = re.compile("abd([aeiou]{1,2}[lrsnzd])?")
NOT_A_LETTER = re.compile("[^a-z]+")


def tokens(name: str) -> tuple[str, ...]:
    """The words in small Latin letters, without articles and words for *son* or *daughter of*.

    Abd is joined to the word it serves. A name made of particles only keeps them.

    >>> tokens("Abd al-Rahman bin Şahin"), tokens("O'Brien")
    (('abdalrahman', 'sahin'), ('obrien',))
    """
    words = (
        NOT_A_LETTER.sub("", roman_word(word))
        for word in WORD.findall(cleaned(name).replace("'", ""))
    )
    spoken = _joined([word for word in words if word])
    return tuple(word for word in spoken if word not in PARTICLES) or tuple(spoken)


def _joined(words: list[str]) -> list[str]:
    joined: list[str] = []
    servant = ""
    for word in words:
        if SERVANT_OF.fullmatch(word) or (servant and word in PARTICLES):
            servant += word
        else:
            joined.append(servant + word)
            servant = ""
    return [*joined, servant] if servant else joined
