"""The words of a name that tell people apart."""

import re

from haven.kernel.names.patronymics import SON_OR_DAUGHTER_OF, words_and_fathers
from haven.kernel.names.romanising import WORD, cleaned, roman_word

ARTICLES = frozenset({"al", "el", "ul", "ad", "an", "ar", "as", "ash", "at", "az"})
FROM = frozenset({"de", "la", "da", "di", "van", "von", "der", "den"})
LITTLE_WORDS = ARTICLES | FROM
PARTICLES = LITTLE_WORDS | SON_OR_DAUGHTER_OF
SERVANT_OF = re.compile("abd([aeiou]{1,2}[lrsnzd])?")
NOT_A_LETTER = re.compile("[^a-z]+")


def tokens(name: str) -> tuple[str, ...]:
    """The words in small Latin letters, without articles and words for *son* or *daughter of*.

    Abd is joined to the word it serves. A name made of particles only keeps them.

    >>> tokens("Abd al-Rahman bin Şahin"), tokens("O'Brien")
    (('abdalrahman', 'sahin'), ('obrien',))
    """
    return tuple(word for word, _ in told(name))


def told(name: str) -> tuple[tuple[str, str], ...]:
    """The same words, each with the father's name that it tells, or an empty text.

    >>> told("Karimova Amina Rustamovna")
    (('karimova', ''), ('amina', ''), ('rustamovna', 'rustam'))
    """
    words = (
        NOT_A_LETTER.sub("", roman_word(word))
        for word in WORD.findall(cleaned(name).replace("'", ""))
    )
    spoken = _joined([word for word in words if word])
    plain = [word for word in spoken if word not in LITTLE_WORDS]
    return tuple(words_and_fathers(plain)) or tuple((word, "") for word in spoken)


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
