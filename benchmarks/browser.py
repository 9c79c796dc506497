"""A browser of the plainest kind: cookies, forms, and a clock."""

from __future__ import annotations

import re
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from time import perf_counter
from urllib.parse import urlencode

FORM_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
FORM = "application/x-www-form-urlencoded"


class RefusedError(Exception):
    """The server did not answer as a user would expect."""


class Browser:
    """Somebody who has signed in."""

    def __init__(self, port: int, username: str, password: str) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self.token = ""
        self.read_token("/accounts/login/")
        self.post("/accounts/login/", 302, login=username, password=password)
        self.read_token("/find/")

    def get(self, path: str) -> tuple[float, bytes]:
        """Seconds until the whole page was here, and the page as it travelled."""
        return self._ask("GET", path, 200)

    def post(self, path: str, expected: int, **fields: str | int) -> tuple[float, bytes]:
        """Send a form; a saved one answers 302."""
        return self._ask("POST", path, expected, {**fields, "csrfmiddlewaretoken": self.token})

    def read_token(self, path: str) -> None:
        _, page = self._ask("GET", path, 200, packed="identity")
        found = FORM_TOKEN.search(page.decode())
        if not found:
            raise RefusedError(f"{path} has no form.")
        self.token = found[1]

    def _ask(
        self,
        verb: str,
        path: str,
        expected: int,
        fields: dict[str, str | int] | None = None,
        packed: str = "gzip",
    ) -> tuple[float, bytes]:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Accept-Encoding": packed, "Cookie": cookies, "Content-Type": FORM}
        began = perf_counter()
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(verb, path, urlencode(fields) if fields else None, headers)
        answer = connection.getresponse()
        page = answer.read()
        connection.close()
        took = perf_counter() - began
        for line in answer.headers.get_all("Set-Cookie") or ():
            self.cookies |= {name: one.value for name, one in SimpleCookie(line).items()}
        if answer.status != expected:
            where = answer.headers.get("Location", "")
            raise RefusedError(f"{verb} {path} answered {answer.status} {where}, not {expected}.")
        return took, page
