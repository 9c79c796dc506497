"""A sign of health, good or bad, in a sentence: what the status page is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """One honest sentence about this installation."""

    good: bool
    says: str


def good(says: str) -> Sign:
    """Something that is as it should be."""
    return Sign(good=True, says=says)


def warning(says: str) -> Sign:
    """Something the people responsible should know."""
    return Sign(good=False, says=says)
