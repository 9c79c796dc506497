"""Short codes for cases and persons, made to be read aloud, copied by hand and typed again.

Seven random characters and a check character, as in 7K3M-92Q5. The alphabet is Douglas Crockford's
Base 32: no I, L, O or U, which are mistaken for 1, 0 and V. The check is a weighted sum over the
field of 32 elements: each place multiplies by another power of the field's generator, so one
character mistaken, or any two exchanged, always shows.
"""

import re
import secrets
from functools import reduce

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
HALF = LENGTH // 2

# GF(32) with x⁵ + x² + 1, of which x is a generator (Lidl and Niederreiter 1997, table C).
FIELD_POLYNOMIAL = 0b100101

LOOK_ALIKES = str.maketrans("OIL", "011", " -\u00a0\u2010\u2011\u2012\u2013\u2014\t\n")


CODE = re.compile(r"[\w.:+/-]{1,80}", re.ASCII)
"""What a code is made of: nothing in which somebody could tell a story."""


class MistypedCodeError(ValueError):
    """A code cannot have been issued as it was typed; the text is fit for the page."""


def new_code(prefix: str = "") -> str:
    """A code nobody can guess from another: 34 thousand million are possible.

    The prefix says what kind it is and has no part in the check: new_code("G") → "G-7K3M-92Q5".
    """
    chance = secrets.randbits(5 * (LENGTH - 1))
    body = "".join(ALPHABET[chance >> 5 * place & 31] for place in range(LENGTH - 1))
    return _written(body + _check_character(body), prefix)


def read_code(text: str, prefix: str = "") -> str:
    """The code a person meant, as `new_code` writes it, whatever the case, spaces or hyphens.

    Raises MistypedCodeError when it is too short, too long or does not add up.

    >>> read_code(" 7k3m 92q5 "), read_code("g7k3m92q5", prefix="G")
    ('7K3M-92Q5', 'G-7K3M-92Q5')
    """
    code = text.upper().translate(LOOK_ALIKES)
    if len(code) > LENGTH:
        code = code.removeprefix(prefix.upper().translate(LOOK_ALIKES))
    if len(code) != LENGTH:
        raise MistypedCodeError(f"A code has {LENGTH} letters and digits, like 7K3M-92Q5.")
    if not set(code) <= set(ALPHABET) or _check_character(code[:-1]) != code[-1]:
        raise MistypedCodeError("This code has a typing mistake. Compare it letter by letter.")
    return _written(code, prefix)


def is_code(text: str) -> bool:
    """Whether a text is a code, of a person, a kind or a day, and not something somebody wrote.

    >>> is_code("cases.Case:7"), is_code("2026-03-04"), is_code("she called"), is_code("")
    (True, True, False, False)
    """
    return bool(CODE.fullmatch(text))


def _written(code: str, prefix: str) -> str:
    return "-".join(part for part in (prefix, code[:HALF], code[HALF:]) if part)


def _check_character(body: str) -> str:
    """The sum of xⁿ · character, where n is the place counted from the end (Horner's rule)."""
    values = map(ALPHABET.index, body)
    return ALPHABET[reduce(lambda total, value: _doubled(total ^ value), values, 0)]


def _doubled(value: int) -> int:
    """Times x in the field."""
    value <<= 1
    return value ^ FIELD_POLYNOMIAL if value >= len(ALPHABET) else value
