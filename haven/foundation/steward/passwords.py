"""The first password of a new account and the code of a new beginning: shown once, kept nowhere."""

import hashlib
import secrets

from haven.kernel.codes import LENGTH, LOOK_ALIKES, new_code, read_code

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that look alike on paper: i, l, o, 0, 1."""

GROUPS, GROUP = 4, 5
CODES = 3


def first_password() -> str:
    """Four groups of five: 20 of 31 letters, 99 bits of chance, easy to dictate."""
    words = ("".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(GROUPS))
    return "-".join(words)


def new_beginning_code() -> str:
    """Three codes with a check character each: 105 bits of chance, easy to write on paper."""
    return " ".join(new_code() for _ in range(CODES))


def read_beginning_code(text: str) -> str:
    """The code she meant, whatever the case, spaces or hyphens.

    Raises MistypedCodeError when it is too short, too long or does not add up.
    """
    letters = text.upper().translate(LOOK_ALIKES)
    ends = [*(LENGTH * n for n in range(1, CODES)), None]
    starts = [0, *ends[:-1]]
    return " ".join(read_code(letters[a:b]) for a, b in zip(starts, ends, strict=True))


def digest_of(code: str) -> str:
    """What rests of a code: enough chance went into it that no salt is needed."""
    return hashlib.sha256(code.encode()).hexdigest()
