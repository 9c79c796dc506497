"""What nobody's phone sends: refused with a sentence, quickly, in little memory, and not kept."""

import gzip
import time
import tracemalloc
import uuid
from contextlib import suppress

import pytest
from django.test import Client

from haven.reach.capture.envelope import DEEPEST, MOST_ELEMENTS, read_envelope
from haven.reach.capture.errors import RefusedError
from haven.reach.capture.models import Arrival, Part
from tests.openrosa import CollectError, filled, message, multipart

pytestmark = pytest.mark.django_db

SECONDS, BYTES = 2, 200_000_000

BOMB = b"""<?xml version="1.0"?><!DOCTYPE data [<!ENTITY a "aaaaaaaaaa">%s]>
<data id="worksite" version="1"><note>&j;</note></data>""" % b"".join(
    b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in b"bcdefghij"
)
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE data [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<data id="worksite" version="1"><note>&a;</note></data>"""


def many(count, name="note"):
    return f"<{name}>x</{name}>" * count


HOSTILE = {
    "an entity bomb": BOMB,
    "an entity from outside": OUTSIDE,
    "a parameter entity": OUTSIDE.replace(b"ENTITY a", b"ENTITY % a").replace(b"&a;", b""),
    "200,000 levels": b'<data id="worksite" version="1">' + b"<a>" * 200_000 + b"</a>" * 200_000,
    "50,000 repeats": filled("worksite", "1", uuid.uuid4(), f"<r>{many(2)}</r>" * 50_000),
    "six megabytes": filled("worksite", "1", uuid.uuid4(), "<note>" + "x" * 6_000_000 + "</note>"),
    "UTF-16": filled("worksite", "1", uuid.uuid4(), "").decode().encode("utf-16"),
    "Latin-1": filled("worksite", "1", uuid.uuid4(), "<note>é</note>").decode().encode("latin-1"),
    "an unknown encoding": b'<?xml version="1.0" encoding="x-no"?><data id="worksite">\xff</data>',
    "NUL": filled("worksite", "1", uuid.uuid4(), "<note>a\x00b</note>"),
    "NUL written out": filled("worksite", "1", uuid.uuid4(), "<note>&#0;</note>"),
    "half a form": filled("worksite", "1", uuid.uuid4(), "")[:-20],
    "no form at all": b"\x89PNG\r\n\x1a\n" * 100,
    "nothing": b"",
    "no number": b'<data id="worksite" version="1"><note>x</note></data>',
    "a number that is none": b'<data id="worksite"><meta><instanceID>uuid:\' OR 1=1</instanceID>'
    b"</meta></data>",
    "no form id": b"<data><meta><instanceID>uuid:%s</instanceID></meta></data>"
    % str(uuid.uuid4()).encode(),
    "a form id of a megabyte": filled("w" * 1_000_000, "1", uuid.uuid4(), ""),
    "a form nobody published": filled("nobody", "1", uuid.uuid4(), ""),
}


@pytest.mark.parametrize("xml", HOSTILE.values(), ids=HOSTILE)
def test_it_is_refused_with_a_sentence_in_time_and_not_kept(phone, xml):
    begun = time.monotonic()
    tracemalloc.start()
    try:
        with pytest.raises(CollectError) as refusal:
            phone._post(xml, {})
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert refusal.value.status in (400, 404, 413)
    assert str(refusal.value).endswith(".")
    assert "root:" not in str(refusal.value)
    assert time.monotonic() - begun < SECONDS
    assert most < BYTES
    assert not Arrival.objects.exists()


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..", "...", "a/b.jpg", "a\\b.jpg", "a\x00.jpg", "x" * 300, " "]
)
def test_a_path_is_no_name_of_a_file(phone, form, name):
    with suppress(CollectError):  # or only what stands behind the path is taken for its name
        phone.send(form(), {name: b"x"})
    assert not Part.objects.exists()


def test_ten_thousand_files_are_refused(phone, form):
    begun = time.monotonic()
    with pytest.raises(CollectError, match="too many files") as refusal:
        phone._post(form(), {f"{n}.jpg": b"x" for n in range(10_000)})
    assert refusal.value.status == 413
    assert time.monotonic() - begun < SECONDS
    assert not Arrival.objects.exists()


def test_files_do_not_add_up_for_ever(phone, form):
    xml = form()
    for first in (0, 90, 180):
        letter = {f"{n}.jpg": b"x" for n in range(first, first + 90)}
        if first < 180:
            phone._post(xml, letter)
            continue
        with pytest.raises(CollectError, match="more than 200 files"):
            phone._post(xml, letter)
    assert Part.objects.count() == 180


def post(token, body=b"", **headers):
    return Client().generic("POST", f"/key/{token}/submission", body, **headers)


def test_what_is_too_long_is_refused_before_it_is_read(phone, token):
    body, kind = multipart({"xml_submission_file": b"<data/>"}, {})
    answer = post(token, body, content_type=kind, CONTENT_LENGTH="1000000000")
    assert answer.status_code == 413
    assert "25 MB" in message(answer.content)


def test_a_packed_letter_is_not_unpacked(phone, token):
    bomb = gzip.compress(b"\0" * 10_000_000)
    answer = post(token, bomb, content_type="multipart/form-data", HTTP_CONTENT_ENCODING="gzip")
    assert answer.status_code == 415


def test_a_letter_that_does_not_say_how_long_it_is_is_refused(phone, token):
    assert post(token, b"", content_type="multipart/form-data; boundary=x").status_code == 411


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=x", b"--y\r\n"),
        ("multipart/form-data; boundary=" + "x" * 5000, b"--x\r\n"),
        ("text/xml", b"<data/>"),
        ("application/json", b"{}"),
        (
            "multipart/form-data; boundary=x",
            b"--x\r\nContent-Disposition: form-data; name=a\r\n",
        ),
    ],
)
def test_what_is_no_letter_is_refused(phone, token, kind, body):
    answer = post(token, body, content_type=kind)
    assert answer.status_code in (400, 413)
    assert message(answer.content)


def test_two_files_of_one_name_are_refused(phone, form, token):
    body, kind = multipart({"xml_submission_file": form()}, {"1.jpg": b"one"})
    border = kind.rpartition("=")[2].encode()
    again = (
        b'--%s\r\nContent-Disposition: form-data; name="other"; filename="1.jpg"\r\n\r\ntwo\r\n'
        % border
    )
    answer = post(token, again + body, content_type=kind)
    assert answer.status_code == 400
    assert not Arrival.objects.exists()


def test_the_largest_honest_form_is_read():
    answers = f"<r>{many(2)}</r>" * (MOST_ELEMENTS // 3 - 5)
    number = uuid.uuid4()
    assert read_envelope(filled("worksite", "1", number, answers)).instance == number


def test_the_deepest_honest_form_is_read():
    deep = "<g>" * (DEEPEST - 1) + "</g>" * (DEEPEST - 1)
    assert read_envelope(filled("worksite", "1", uuid.uuid4(), deep)).code == "worksite"
    with pytest.raises(RefusedError):
        read_envelope(filled("worksite", "1", uuid.uuid4(), f"<g>{deep}</g>"))


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS"])
def test_other_methods_do_nothing(phone, token, method):
    assert Client().generic(method, f"/key/{token}/submission").status_code == 405
