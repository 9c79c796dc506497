"""The first password of a new account: shown once, on one page, and nowhere else."""

import secrets

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that look alike on paper: i, l, o, 0, 1."""

GROUPS, GROUP = 4, 5


def first_password() -> str:
    """Four groups of five: 20 of 31 letters, 99 bits of chance, easy to dictate."""
    words = ("".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(GROUPS))
    return "-".join(words)
