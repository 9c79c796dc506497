"""A page on which a questionnaire is filled: what it needs, and what it sends back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from haven.foundation.instruments.reading import MOST_BYTES

XML_FILE = "xml_submission_file"
MOST_OF_FILES = 25_000_000

FILLING = {
    "Content-Security-Policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
    "frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src 'none'",
    "Permissions-Policy": "camera=(), geolocation=(self), microphone=(), payment=(), usb=(), "
    "display-capture=(), browsing-topics=()",
}
"""Headers in place of the strictest: the engine that follows a form's conditions reads them with a
parser compiled ahead, and a question may ask, when she presses the button, where the device is."""

Page = TypeVar("Page", bound=HttpResponse)


def for_filling(page: Page) -> Page:
    """A page with the headers it is filled under."""
    for name, rule in FILLING.items():
        page.headers[name] = rule
    return page


class UnsentError(Exception):
    """What was sent cannot be kept, in a sentence, with the status that says so."""

    def __init__(self, says: str, status: int) -> None:
        super().__init__(says)
        self.status = status


@dataclass(frozen=True)
class Sent:
    """A filled questionnaire as the page sends it, with its pictures and recordings by name."""

    xml: bytes
    files: dict[str, bytes]


def sent_by(request: HttpRequest) -> Sent:
    """What the page has sent.

    Raises:
        UnsentError: nothing, or more than is taken at once.
    """
    files = {name: file for name, file in request.FILES.items() if isinstance(file, UploadedFile)}
    xml = files.pop(XML_FILE, None)
    if xml is None or (xml.size or 0) > MOST_BYTES:
        raise UnsentError(_("Nothing was sent."), 400)
    if sum(file.size or 0 for file in files.values()) > MOST_OF_FILES:
        raise UnsentError(_("The pictures and recordings are too large together."), 413)
    return Sent(xml.read(), {name: file.read() for name, file in files.items()})


def sentence(words: str, status: int) -> HttpResponse:
    """What the page shows her above her answers."""
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
