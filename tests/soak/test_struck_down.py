"""Killed in the middle of saving, the house loses nothing it has said it saved."""

from __future__ import annotations

import random
import re
import threading
import time

import pytest
import requests

from tests.journeys.house import running
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("houses")]


def writes_notes(visitor, case, word, acknowledged, stop):
    """Write numbered notes until the house no longer answers."""
    number = 0
    while not stop.is_set():
        text = f"{word} {number}."
        try:
            answer = visitor.sends(f"/cases/{case}/note/", kind="observation", text=text)
        except (requests.RequestException, AssertionError):
            return
        if answer.ok and answer.history:
            acknowledged.append(text)
        number += 1


def every_note(visitor, case):
    """The text of all pages of the timeline."""
    pages, found = 1, ""
    while True:
        answer = visitor.opens(f"/cases/{case}/?kind=notes&page={pages}")
        found += answer.text
        if f"page={pages + 1}" not in answer.text:
            return found
        pages += 1


def strike_once(folder, word, seconds):
    """One life of the house: two workers write, then everything dies at once."""
    with running(folder) as house:
        visitors = [
            Visitor(house.address).signs_in("amina", house.sign_ins["amina"]) for _ in range(2)
        ]
        case = re.search(r"/cases/(C-[0-9A-Z-]+)/", visitors[0].opens("/cases/").text)[1]
        acknowledged, stop = [], threading.Event()
        writers = [
            threading.Thread(
                target=writes_notes, args=(visitor, case, f"{word}{n}", acknowledged, stop)
            )
            for n, visitor in enumerate(visitors)
        ]
        for writer in writers:
            writer.start()
        time.sleep(seconds)
        house.is_struck_down()
        stop.set()
        for writer in writers:
            writer.join()
    return case, acknowledged


@pytest.mark.parametrize(
    "strikes",
    [
        pytest.param(2, id="twice", marks=pytest.mark.slow),
        pytest.param(25, marks=pytest.mark.slow, id="often"),
    ],
)
def test_nothing_acknowledged_is_lost_and_nothing_is_there_twice(tmp_path, strikes):
    chance = random.Random(7)
    lives = [strike_once(tmp_path, f"Word{n}-", chance.uniform(1.5, 4)) for n in range(strikes)]
    assert sum(len(acknowledged) for _, acknowledged in lives) >= strikes
    with running(tmp_path) as house:
        visitor = Visitor(house.address).signs_in("amina", house.sign_ins["amina"])
        for case, acknowledged in lives:
            read = every_note(visitor, case)
            assert [text for text in acknowledged if read.count(text) != 1] == []
        trail = house.haven("verify-trail")
    assert trail.returncode == 0, trail.stdout + trail.stderr
