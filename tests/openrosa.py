"""A phone with ODK Collect, played: the same calls in the same order, the same strictness.

No Collect runs here. This follows its source as the reference lists it (OpenRosaConstants,
Kxml2OpenRosaResponseParser, OpenRosaServerInstanceUploader, OkHttpOpenRosaServerClientProvider):
a list with one incomplete item is thrown away, HEAD must say 204, only 201 and 202 are success,
large submissions are divided into several letters with the same form in each.

    phone = Collect.scanned(square_text, over_http)
    forms = phone.forms()
    xform, media = phone.download(forms[0])
    phone.send(xml, {"photo.jpg": photo})
"""

from __future__ import annotations

import http.client
import json
import uuid
import zlib
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import formatdate
from hashlib import md5
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

LIST = "{http://openrosa.org/xforms/xformsList}"
MANIFEST = "{http://openrosa.org/xforms/xformsManifest}"
RESPONSE = "{http://openrosa.org/http/response}"
AGENT = "org.odk.collect.android/v2026.2 Dalvik/2.1.0"
DEFAULT_LETTER = 10_000_000
"""What Collect sends at once when the server says nothing, in bytes."""


class CollectError(Exception):
    """What the phone would show."""

    def __init__(self, said: str, status: int = 0) -> None:
        super().__init__(said)
        self.status = status


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


Transport = Callable[[str, str, Mapping[str, str], bytes], Answer]
"""Method, address, headers, body."""


def over_http(method: str, address: str, headers: Mapping[str, str], body: bytes) -> Answer:
    """Over the network, without following redirects."""
    parts = urlsplit(address)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    line = kind(parts.netloc, timeout=60)
    try:
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        line.request(method, path, body or None, dict(headers))
        answer = line.getresponse()
        return Answer(answer.status, CaseLess(answer.getheaders()), answer.read())
    finally:
        line.close()


def in_process(client) -> Transport:
    """Into this process, with Django's test client."""

    def sent(method, address, headers, body):
        parts = urlsplit(address)
        extra = {
            f"HTTP_{name.upper().replace('-', '_')}": value
            for name, value in headers.items()
            if name != "Content-Type"
        }
        answer = client.generic(
            method,
            parts.path + (f"?{parts.query}" if parts.query else ""),
            body,
            headers.get("Content-Type", "application/octet-stream"),
            SERVER_NAME=parts.hostname or "localhost",
            **extra,
        )
        return Answer(answer.status_code, CaseLess(answer.items()), b"".join(answer))

    return sent


class CaseLess(dict):
    """Headers by name, whatever its case."""

    def __init__(self, pairs):
        super().__init__((name.lower(), value) for name, value in pairs)

    def __getitem__(self, name):
        return super().__getitem__(name.lower())

    def get(self, name, default=None):
        return super().get(name.lower(), default)


@dataclass(frozen=True)
class Form:
    """One line of the list."""

    id: str
    name: str
    version: str
    hash: str
    url: str
    manifest: str | None


@dataclass
class Collect:
    """One phone: where it sends, over what."""

    server: str
    transport: Transport = over_http
    device: str = field(default_factory=lambda: f"collect:{uuid.uuid4().hex[:16]}")

    @classmethod
    def scanned(cls, square: str, transport: Transport = over_http) -> Collect:
        """The phone after it has read the text of a settings square."""
        settings = json.loads(zlib.decompress(b64decode(square)))
        assert set(settings) == {"general", "admin", "project"}
        return cls(settings["general"]["server_url"], transport)

    def forms(self) -> list[Form]:
        """The list of forms, all of it or none."""
        root = self._xml(f"{self.server}/formList")
        if root.tag != f"{LIST}xforms":
            raise CollectError("This is no list of forms.")
        return [self._form(item) for item in root]

    def download(self, form: Form) -> tuple[bytes, dict[str, bytes]]:
        """A form and the files that belong to it, each compared with its digest."""
        media = dict(self._media(form.manifest)) if form.manifest else {}
        xform = self._get(form.url).body
        self._compare(form.hash, xform)
        return xform, media

    def deleted(self, integrity_url: str, ids: list[str]) -> dict[str, bool]:
        """Which entities are gone."""
        root = self._xml(f"{integrity_url}?id={quote(','.join(ids))}")
        assert root.tag == "data"
        return {one.get("id"): one.findtext("deleted") == "true" for one in root.find("entities")}

    def send(self, xml: bytes, files: Mapping[str, bytes] | None = None) -> int:
        """Send a filled form; returns how many letters it took.

        Raises:
            CollectError: the phone keeps the form and shows this.
        """
        most = self._asked_before_sending()
        letters = list(divided(dict(files or {}), most))
        for files_of_one in letters:
            self._post(xml, files_of_one)
        return len(letters)

    def entity_lists(self, form: Form) -> dict[str, str]:
        """The integrity addresses of the lists of a form, by file name."""
        items = self._xml(form.manifest).findall(f"{MANIFEST}mediaFile[@type='entityList']")
        return {
            item.findtext(f"{MANIFEST}filename"): item.findtext(f"{MANIFEST}integrityUrl")
            for item in items
        }

    def _asked_before_sending(self) -> int:
        head = self._ask("HEAD", f"{self.server}/submission?deviceID={self.device}")
        if head.status != 204:
            raise CollectError("This is no OpenRosa server.", head.status)
        return int(head.headers.get("X-OpenRosa-Accept-Content-Length", DEFAULT_LETTER))

    def _post(self, xml: bytes, files: Mapping[str, bytes]) -> None:
        body, kind = multipart({"xml_submission_file": xml}, files)
        address = f"{self.server}/submission?deviceID={self.device}"
        answer = self._ask("POST", address, {"Content-Type": kind}, body)
        if answer.status not in (201, 202):
            raise CollectError(message(answer.body), answer.status)

    def _form(self, item: ElementTree.Element) -> Form:
        said = {child.tag.removeprefix(LIST): (child.text or "").strip() for child in item}
        if missing := [one for one in ("formID", "name", "downloadUrl") if not said.get(one)]:
            raise CollectError(f"The list is thrown away: an item has no {missing}.")
        if not said.get("hash", "").startswith("md5:"):
            raise CollectError("A hash is not md5.")
        return Form(
            said["formID"],
            said["name"],
            said.get("version", ""),
            said["hash"],
            said["downloadUrl"],
            said.get("manifestUrl"),
        )

    def _media(self, address: str) -> Iterator[tuple[str, bytes]]:
        root = self._xml(address)
        assert root.tag == f"{MANIFEST}manifest"
        for item in root:
            name, digest, url = (
                item.findtext(f"{MANIFEST}{word}") for word in ("filename", "hash", "downloadUrl")
            )
            content = self._get(url).body
            self._compare(digest, content)
            yield name, content

    def _compare(self, digest: str, content: bytes) -> None:
        if digest != f"md5:{md5(content).hexdigest()}":  # noqa: S324 - as Collect does
            raise CollectError("What was downloaded is not what was listed.")

    def _xml(self, address: str) -> ElementTree.Element:
        answer = self._get(address)
        if not answer.headers.get("Content-Type", "").startswith("text/xml"):
            raise CollectError("This is no XML.")
        if answer.headers.get("X-OpenRosa-Version") is None:
            raise CollectError("This is no OpenRosa server.")
        return ElementTree.fromstring(answer.body)  # noqa: S314 - our own server

    def _get(self, address: str) -> Answer:
        answer = self._ask("GET", address)
        if answer.status != 200:
            raise CollectError(f"The server said {answer.status}.", answer.status)
        return answer

    def _ask(self, method, address, headers=None, body=b"") -> Answer:
        ours = {
            "X-OpenRosa-Version": "1.0",
            "Date": formatdate(usegmt=True),
            "User-Agent": AGENT,
        }
        return self.transport(method, address, {**ours, **(headers or {})}, body)


def divided(files: dict[str, bytes], most: int) -> Iterator[dict[str, bytes]]:
    """Files in letters no larger than the server takes; one at least, be it without a file."""
    letter, size = {}, 0
    for name, content in files.items():
        if letter and size + len(content) > most:
            yield letter
            letter, size = {}, 0
        letter[name], size = content, size + len(content)
    yield letter


def multipart(form: Mapping[str, bytes], files: Mapping[str, bytes]) -> tuple[bytes, str]:
    """A letter as Collect writes it, and its content type."""
    border = uuid.uuid4().hex
    pieces = []
    for name, content in {**form, **files}.items():
        file = f"{name}.xml" if name in form else name
        kind = "text/xml" if name in form else "application/octet-stream"
        pieces += [
            f'--{border}\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n'
            f"Content-Type: {kind}\r\n\r\n".encode(),
            content,
            b"\r\n",
        ]
    end = f"--{border}--\r\n".encode()
    return b"".join([*pieces, end]), f"multipart/form-data; boundary={border}"


def message(body: bytes) -> str:
    """The sentence in an answer to a submission."""
    try:
        root = ElementTree.fromstring(body)  # noqa: S314 - our own server
    except ElementTree.ParseError:
        return ""
    return root.findtext(f"{RESPONSE}message") or ""


def filled(code: str, version: str, instance: uuid.UUID, answers: str, replaces=None) -> bytes:
    """A filled form as Collect finalises it; ``answers`` is the XML between the root's tags."""
    replaced = f"<deprecatedID>uuid:{replaces}</deprecatedID>" if replaces else ""
    return (
        f"<?xml version='1.0' ?><data xmlns:orx=\"http://openrosa.org/xforms\" "
        f'id="{code}" version="{version}">{answers}'
        f"<orx:meta><orx:instanceID>uuid:{instance}</orx:instanceID>{replaced}</orx:meta></data>"
    ).encode()
