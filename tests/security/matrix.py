"""Walk every address with every method as everybody, and say what happened."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from haven.foundation.access.models import Mission
from tests.security.samples import ADDRESSES, ANONYMOUS, SAMPLES, STRANGER

TABLE = Path(__file__).with_name("access_matrix.csv")
METHODS = ("GET", "POST")
SIGN_IN = ("/accounts/login/", "/accounts/reauthenticate/", "/accounts/2fa/reauthenticate/")
NOT_FOUND, FORBIDDEN, NOT_OFFERED, FAULT = 404, 403, 405, 500

Row = dict[str, str]


class NoSampleError(Exception):
    """An address names something of which there is no sample."""


@dataclass(frozen=True, slots=True)
class Page:
    """One address the product answers to."""

    name: str
    words: tuple[str, ...]
    ours: bool

    def address(self, mission: Mission) -> str:
        """Where the page of the samples of this mission is."""
        if self.name in ADDRESSES:
            return ADDRESSES[self.name]
        if "/" in self.name:
            raise NoSampleError(f"{self.name} needs its address: tests/security/samples.py")
        return reverse(self.name, kwargs={word: self._sample(word, mission) for word in self.words})

    def _sample(self, word: str, mission: Mission) -> object:
        sample = SAMPLES.get(f"{self.name}.{word}") or SAMPLES.get(word)
        if sample is None:
            raise NoSampleError(f"{self.name} needs a sample of {word}: tests/security/samples.py")
        return sample(mission)


def pages() -> list[Page]:
    """Every page there is, by name; one without a name goes by its pattern."""
    found = {page.name: page for page in _walk(get_resolver(), "")}
    return [found[name] for name in sorted(found)]


def _walk(resolver: URLResolver, namespace: str, words: tuple[str, ...] = ()) -> Iterator[Page]:
    for entry in resolver.url_patterns:
        named = (*words, *_words(entry))
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry, inner, named)
        elif entry.name:
            yield Page(f"{namespace}{entry.name}", named, _ours(entry))
        else:
            yield Page(str(entry.pattern), named, _ours(entry))


def _ours(entry: URLPattern) -> bool:
    """Whether we wrote the page; those of others know no roles."""
    return entry.callback.__module__.startswith("haven.")


def _words(entry: URLPattern | URLResolver) -> tuple[str, ...]:
    return tuple(entry.pattern.regex.groupindex)


def observed(mission: Mission, clients: Mapping[str, Client]) -> list[Row]:
    """The whole table as the product answers today; nothing it does is kept."""
    return [
        {"url": page.name, "method": method} | _answers(page, method, mission, clients)
        for page in pages()
        for method in METHODS
    ]


def _answers(page: Page, method: str, mission: Mission, clients: Mapping[str, Client]) -> Row:
    address = page.address(mission)
    if page.ours:
        return {who: _ask(client, method, address) for who, client in clients.items()}
    answers = {who: _ask(clients[who], method, address) for who in (ANONYMOUS, STRANGER)}
    return {who: answers.get(who, answers[STRANGER]) for who in clients}


def _ask(client: Client, method: str, address: str) -> str:
    cookies = client.cookies.copy()
    with transaction.atomic():
        answer = client.generic(method, address)
        transaction.set_rollback(True)
    client.cookies = cookies
    return verdict(answer)


def verdict(answer: HttpResponseBase) -> str:
    """``allow``, ``deny``, ``sign-in``, ``no method``, or the number of another answer."""
    if answer.headers.get("Location", "").startswith(SIGN_IN):
        return "sign-in"
    if answer.status_code < 400:
        return "allow"
    named = {NOT_FOUND: "deny", FORBIDDEN: "deny", NOT_OFFERED: "no method"}
    return named.get(answer.status_code, str(answer.status_code))


def written() -> list[Row]:
    """The table people have looked at and agreed to."""
    with TABLE.open(newline="") as file:
        return list(csv.DictReader(file))


def write(rows: list[Row]) -> None:
    """Write the table anew, for people to look at."""
    with TABLE.open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
