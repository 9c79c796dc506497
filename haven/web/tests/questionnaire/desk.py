"""A small server that asks questionnaires as Haven does: page, form, draft, answers."""

from __future__ import annotations

from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import sleep
from urllib.parse import parse_qs, urlsplit

from django.middleware.csrf import get_token
from django.template import engines
from django.test import RequestFactory
from django.utils.translation import override
from django_cotton.compiler_regex import CottonCompiler

from haven.foundation.instruments.filling import FILLING
from haven.web.middleware import ONLY_OURS
from haven.web.tests.questionnaire.workbooks import xform

STATIC = Path(__file__).parents[2] / "static"
KINDS = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2",
         ".svg": "image/svg+xml"}  # fmt: skip
PAGE = """<!doctype html>
<html class="govuk-template" lang="{{ page }}" dir="{{ direction }}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Questionnaire</title><link rel="icon" href="/static/haven/mark.svg">
<link rel="stylesheet" href="/static/haven/{{ direction }}.css"></head>
<body class="govuk-template__body"><div class="haven-page haven-wide">
<main class="govuk-main-wrapper" id="main"><h1 class="govuk-heading-l">Questionnaire</h1>
<c-questionnaire form="/form/{{ form }}" send="/send" draft="/draft" language="{{ language }}"
  pages="{{ pages }}" media="/media/" />
</main></div></body></html>"""


class Desk:
    """What the server has been given, and how it shall answer."""

    def __init__(self) -> None:
        self.draft = ""
        self.sent: list[dict[str, bytes]] = []
        self.refusal = ""
        self.elsewhere = ""
        self.slow = 0.0
        self.acts: list[str] = []
        self.tokens: set[str] = set()

    def page(self, asked: dict[str, list[str]]) -> bytes:
        wanted = {key: values[0] for key, values in asked.items()}
        frame = {"page": "en", "form": "rules", "language": "en", "pages": "one"} | wanted
        frame["direction"] = "rtl" if frame["page"] == "ar" else "ltr"
        request = RequestFactory().get("/")
        get_token(request)
        template = engines["django"].from_string(CottonCompiler().process(PAGE))
        with override(frame["page"]):
            return template.render(frame, request).encode()

    def take(self, body: bytes, kind: str) -> None:
        whole = message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
        parts = whole.get_payload()
        names = [part.get_param("name", header="content-disposition") for part in parts]
        self.sent.append(
            {name: part.get_payload(decode=True) for name, part in zip(names, parts, strict=True)}
        )


class Handler(BaseHTTPRequestHandler):
    """One request to the desk."""

    desk: Desk

    def do_GET(self):
        url = urlsplit(self.path)
        if url.path == "/page":
            return self.give(self.desk.page(parse_qs(url.query)), "text/html; charset=utf-8")
        if url.path.startswith("/form/"):
            return self.give(xform(url.path.rsplit("/", 1)[1]).encode(), "text/xml")
        if url.path == "/draft":
            draft = self.desk.draft.encode()
            return self.give(draft, "text/xml", 200 if draft else 204)
        if url.path.startswith("/static/"):
            file = STATIC / url.path.removeprefix("/static/")
            return self.give(file.read_bytes(), KINDS.get(file.suffix, "text/plain"))
        if url.path == "/thanks":
            return self.give(b"<!doctype html><title>Thanks</title><h1>Kept</h1>", "text/html")
        return self.give(b"", "text/plain", 404)

    def do_PUT(self):
        draft = self.body().decode()
        sleep(self.desk.slow)
        self.desk.draft = draft
        self.desk.acts.append("draft")
        self.desk.tokens.add(self.headers["X-CSRFToken"])
        self.give(b"", "text/plain")

    def do_POST(self):
        body = self.body()
        self.desk.tokens.add(self.headers["X-CSRFToken"])
        if self.desk.refusal:
            return self.give(self.desk.refusal.encode(), "text/plain; charset=utf-8", 409)
        if self.desk.elsewhere:
            return self.give(b"", "text/plain", 302, {"Location": self.desk.elsewhere})
        self.desk.acts.append("sent")
        self.desk.take(body, self.headers["Content-Type"])
        return self.give(b"", "text/plain", 201, {"Location": "/thanks"})

    def body(self):
        return self.rfile.read(int(self.headers["Content-Length"]))

    def give(self, body, kind, status=200, more=None):
        self.send_response(status)
        headers = (ONLY_OURS | FILLING) | {"Content-Type": kind} | (more or {})
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if status != 204:
            self.wfile.write(body)

    def log_message(self, *_args):
        """Stay silent."""


def opened(desk: Desk) -> ThreadingHTTPServer:
    """Serve the desk on a free port until it is shut down."""
    handler = type("DeskHandler", (Handler,), {"desk": desk})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    return server
