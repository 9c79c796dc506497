"""Somebody who talks to the house without a browser: quick, and every answer at hand."""

from __future__ import annotations

import re

import requests

FIELD = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Visitor:
    """A signed-in session that remembers every address and title it was shown."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.session = requests.Session()
        self.shown: list[str] = []

    def signs_in(self, username: str, password: str) -> Visitor:
        answer = self.sends("/accounts/login/", login=username, password=password)
        assert "/accounts/login/" not in answer.url, "The sign-in was refused."
        return self

    def opens(self, path: str) -> requests.Response:
        return self._remembered(self.session.get(self.address + path, timeout=60))

    def sends(self, path: str, page: str = "", **fields: object) -> requests.Response:
        """Fill the form that stands on ``page`` (or on the path itself) and send it."""
        form = self.session.get(self.address + (page or path), timeout=60)
        token = FIELD.search(form.text)
        assert token, f"{page or path} shows no form: {form.status_code}"
        fields["csrfmiddlewaretoken"] = token[1]
        return self._remembered(self.session.post(self.address + path, fields, timeout=60))

    def _remembered(self, answer: requests.Response) -> requests.Response:
        title = re.search(r"<title>(.*?)</title>", answer.text, re.DOTALL)
        self.shown += [step.url for step in (*answer.history, answer)]
        self.shown += [title[1] if title else "", *answer.headers.values()]
        return answer
