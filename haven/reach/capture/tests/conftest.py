"""Amina's phone, and a form with a photograph for it to fill."""

import uuid
from datetime import UTC, datetime

import pytest
from django.test import Client

from haven.foundation.access.models import User
from haven.foundation.instruments.models import Edition, Instrument
from haven.reach.capture import taking
from haven.reach.capture.actions import add_phone
from haven.reach.capture.tokens import new_token
from tests.openrosa import Collect, filled, in_process

XFORM = """<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:orx="http://openrosa.org/xforms"><h:head><h:title>Worksite</h:title><model>
<instance><data id="worksite" version="1"><note/><photo/><case/>
<orx:meta><orx:instanceID/></orx:meta></data></instance>
<instance id="cases" src="jr://file-csv/cases.csv"/>
<bind nodeset="/data/note" type="string"/><bind nodeset="/data/photo" type="binary"/>
<bind nodeset="/data/orx:meta/orx:instanceID" type="string"/></model></h:head><h:body/></h:html>"""

SHEETS = {
    "survey": [{"type": "text", "name": "note", "label": "Note"}],
    "settings": [{"form_title": "Worksite", "form_id": "worksite", "version": "1"}],
}


@pytest.fixture
def at():
    return datetime(2026, 3, 4, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _nobody_asked(monkeypatch):
    """No process has asked the worker yet."""
    monkeypatch.setitem(taking._asked, "at", float("-inf"))


@pytest.fixture
def edition(sarajevo):
    return published(sarajevo)


def published(mission, code="worksite", version="1", **more):
    """An edition of a form."""
    instrument, _ = Instrument.objects.get_or_create(mission=mission, code=code)
    writers = [
        User.objects.get_or_create(username=name, defaults={"name": name, "password": "!"})[0]
        for name in ("writer", "publisher")
    ]
    moment = datetime(2026, 3, 1, tzinfo=UTC)
    said = {"xform": XFORM, "sheets": SHEETS, "about": "place", "digest": uuid.uuid4().hex * 2}
    return Edition.objects.create(
        mission=mission,
        instrument=instrument,
        version=version,
        state="published",
        workbook=b"",
        uploaded_by=writers[0],
        uploaded_at=moment,
        published_by=writers[1],
        published_at=moment,
        **said | more,
    )


@pytest.fixture
def token(sarajevo):
    return new_token(sarajevo)


@pytest.fixture
def device(amina, sarajevo, token, at):
    return add_phone(by=amina, mission=sarajevo, name="Blue Samsung", token=token, at=at)


@pytest.fixture
def phone(device, token, edition):
    return Collect(f"http://localhost/key/{token}", in_process(Client()))


@pytest.fixture
def form():
    """A filled form; every one has another number."""

    def made(answers="<note>Five people.</note>", instance=None, version="1", replaces=None):
        return filled("worksite", version, instance or uuid.uuid4(), answers, replaces)

    return made
