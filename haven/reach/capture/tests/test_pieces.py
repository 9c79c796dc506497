"""A large photograph over a bad line: in pieces, after cuts, once."""

import os
import uuid
from hashlib import sha256
from urllib.parse import quote

import pytest
from django.test import Client

from haven.reach.capture.models import Arrival, Part, Piece, State
from haven.reach.capture.parts import contents
from haven.reach.capture.pieces import LARGEST_PIECE
from tests.openrosa import in_process

pytestmark = pytest.mark.django_db

PHOTO = os.urandom(2_500_000)


class CutError(Exception):
    """The line is gone."""


class BadLine:
    """Our own page's way of sending a file, over a line that is cut at these pieces."""

    def __init__(self, phone, number, name, content, cuts=(), piece=500_000):
        self.address = f"{phone.server}/pieces/{number}"
        self.transport, self.content, self.piece = in_process(Client()), content, piece
        self.cuts, self.sent = set(cuts), 0
        self.about = {
            "File-Name": quote(name),
            "File-Length": str(len(content)),
            "File-Digest": sha256(content).hexdigest(),
        }

    def stands(self):
        answer = self.transport("HEAD", self.address, self.about, b"")
        return answer.status, int(answer.headers.get("Piece-Offset", -1))

    def put(self, start, content=None, **changed):
        content = self.content[start : start + self.piece] if content is None else content
        about = {
            **self.about,
            "Piece-Offset": str(start),
            "Piece-Digest": sha256(content).hexdigest(),
            "Content-Length": str(len(content)),
            **changed,
        }
        self.sent += 1
        answer = self.transport("PUT", self.address, about, content)
        if self.sent in self.cuts:
            raise CutError  # it arrived, but nobody heard the answer
        return answer.status, int(answer.headers.get("Piece-Offset", -1))

    def send(self):
        status, start = self.stands()
        while status == 204:
            try:
                status, start = self.put(start)
            except CutError:
                status, start = self.stands()
        return status


@pytest.fixture
def number(phone, form):
    number = uuid.uuid4()
    phone.send(form("<photo>über dem Haus.jpg</photo>", number))
    return number


def test_a_photograph_arrives_in_pieces_after_three_cuts(phone, number):
    line = BadLine(phone, number, "über dem Haus.jpg", PHOTO, cuts=(1, 3, 4))
    assert line.send() == 201
    assert line.sent == 5  # no piece was sent twice
    arrival = Arrival.objects.get()
    assert arrival.state == State.WAITING
    assert contents(arrival) == {"über dem Haus.jpg": PHOTO}
    assert not Piece.objects.exists()


def test_a_piece_sent_again_changes_nothing(phone, number):
    line = BadLine(phone, number, "über dem Haus.jpg", PHOTO)
    assert line.put(0) == line.put(0) == (204, 500_000)
    assert line.put(1_000_000) == (204, 500_000)  # a gap: go on where it stands
    assert Piece.objects.count() == 1
    assert line.send() == 201
    assert line.put(0) == line.stands() == (201, len(PHOTO))


def test_a_piece_broken_on_its_way_is_not_taken(phone, number):
    line = BadLine(phone, number, "über dem Haus.jpg", PHOTO)
    assert line.put(0, b"broken", **{"Piece-Digest": "0" * 64})[0] == 400
    assert line.stands() == (204, 0)


def test_a_whole_that_is_not_what_was_announced_begins_again(phone, number):
    line = BadLine(phone, number, "über dem Haus.jpg", PHOTO)
    line.about["File-Digest"] = "0" * 64
    start = 0
    for _ in range(5):
        _status, start = line.put(start)
    assert not Part.objects.get().is_whole
    assert line.stands() == (204, 0)


def test_another_file_of_the_same_name_is_refused(phone, number):
    BadLine(phone, number, "über dem Haus.jpg", PHOTO).put(0)
    assert BadLine(phone, number, "über dem Haus.jpg", b"another").put(0)[0] == 409


def test_the_form_comes_first(phone):
    assert BadLine(phone, uuid.uuid4(), "1.jpg", PHOTO).stands()[0] == 404


def test_a_whole_letter_ends_what_began_in_pieces(phone, form):
    number = uuid.uuid4()
    xml = form("<photo>1.jpg</photo>", number)
    phone.send(xml)
    BadLine(phone, number, "1.jpg", PHOTO).put(0)
    phone.send(xml, {"1.jpg": PHOTO})
    assert contents(Arrival.objects.get()) == {"1.jpg": PHOTO}
    assert not Piece.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"File-Digest": "short"},
        {"File-Length": "-1"},
        {"File-Length": "99999999999"},
        {"Piece-Offset": "²"},
        {"Piece-Offset": "2500001"},
        {"File-Name": "..%2Fsecrets"},
        {"File-Name": "%00"},
    ],
)
def test_a_file_that_is_not_described_is_refused(phone, number, wrong):
    line = BadLine(phone, number, "1.jpg", PHOTO)
    assert line.put(0, **wrong)[0] in (400, 413)
    assert not Part.objects.exists()


def test_a_piece_may_not_be_a_whole_book(phone, number):
    line = BadLine(phone, number, "1.jpg", PHOTO, piece=LARGEST_PIECE + 1)
    assert line.put(0)[0] == 400
