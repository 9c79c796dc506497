"""What a phone asks and sends, in the order ODK Collect does."""

import uuid

import pytest
from django.core.cache import caches
from django.test import Client, override_settings

from haven.foundation.access.models import Membership
from haven.people.cases.actions import open_case
from haven.people.persons.actions import register_person
from haven.people.persons.answers import GivenName
from haven.reach.capture.actions import revoke_phone
from haven.reach.capture.models import Arrival, Contradiction, Part, State
from haven.reach.capture.parts import contents
from haven.reach.capture.tests.conftest import XFORM, published
from tests.openrosa import Collect, CollectError, in_process

pytestmark = pytest.mark.django_db


def seconds_later():
    """What processes remember for some seconds is forgotten."""
    caches["memory"].clear()


PHOTO = b"\xff\xd8\xff\xe0 a photograph" * 100


def test_a_phone_downloads_the_newest_forms_and_what_belongs_to_them(phone, edition):
    (form,) = phone.forms()
    assert (form.id, form.name, form.version) == ("worksite", "Worksite", "1")
    xform, media = phone.download(form)
    assert xform == XFORM.encode()
    assert media["cases.csv"] == b"name,label,__version,code\n"


def test_a_phone_chooses_from_her_own_cases_by_code_only(phone, amina, sarajevo, team, today, at):
    person = register_person(
        by=amina, mission=sarajevo, on=today, names=[GivenName("Zarina")], team=team
    )
    case = open_case(by=amina, person=person, on=today, at=at)
    case.owner = amina.user
    case.save()
    (form,) = phone.forms()
    text = phone.download(form)[1]["cases.csv"].decode()
    name = text.splitlines()[1].split(",")[0]
    assert text.splitlines()[1:] == [f"{name},{case.code},1,{case.code}"]
    gone = str(uuid.uuid4())
    address = phone.entity_lists(form)["cases.csv"]
    assert phone.deleted(address, [name, gone]) == {name: False, gone: True}


def test_a_filled_form_is_stored_as_it_came(phone, form, device, edition):
    xml = form()
    assert phone.send(xml) == 1
    arrival = Arrival.objects.get()
    assert bytes(arrival.xml) == xml
    assert (arrival.state, arrival.edition_id, arrival.device) == ("waiting", edition.pk, device)


def test_sending_twice_stores_once(phone, form):
    xml = form("<photo>1.jpg</photo>")
    for _ in range(3):
        phone.send(xml, {"1.jpg": PHOTO})
    assert Arrival.objects.count() == Part.objects.count() == 1


def test_files_that_come_in_several_letters_are_put_together(phone, form):
    xml = form("<photo>1.jpg</photo>")
    phone.send(xml)
    assert Arrival.objects.get().state == State.PARTS
    phone.send(xml, {"1.jpg": PHOTO})
    arrival = Arrival.objects.get()
    assert arrival.state == State.WAITING
    assert contents(arrival) == {"1.jpg": PHOTO}


def test_what_comes_otherwise_under_a_known_number_is_refused_and_kept_apart(phone, form):
    number = uuid.uuid4()
    phone.send(form("<note>Five people.</note>", number))
    for _ in range(2):
        with pytest.raises(CollectError, match="says something else") as refusal:
            phone.send(form("<note>Six people.</note>", number))
        assert refusal.value.status == 409
    assert b"Five" in Arrival.objects.get().xml
    assert b"Six" in Contradiction.objects.get().content


def test_another_file_under_a_known_name_is_refused_and_kept_apart(phone, form):
    xml = form("<photo>1.jpg</photo>")
    phone.send(xml, {"1.jpg": PHOTO})
    with pytest.raises(CollectError) as refusal:
        phone.send(xml, {"1.jpg": b"another"})
    assert refusal.value.status == 409
    assert contents(Arrival.objects.get()) == {"1.jpg": PHOTO}
    assert Contradiction.objects.get().part == "1.jpg"


def test_an_edited_form_points_to_the_one_it_replaces(phone, form):
    first, second = uuid.uuid4(), uuid.uuid4()
    phone.send(form(instance=first))
    phone.send(form("<note>Six.</note>", second, replaces=first))
    assert Arrival.objects.get(instance=second).replaces == first
    assert Arrival.objects.get(instance=first).replaces is None


def test_an_old_phone_may_send_a_version_withdrawn_since(phone, form, edition):
    edition.state = "withdrawn"
    edition.save()
    published(edition.mission, version="2")
    phone.send(form())
    assert [one.version for one in phone.forms()] == ["2"]
    assert Arrival.objects.get().edition == edition


@pytest.mark.parametrize(
    ("xml", "status"),
    [
        (
            b'<data id="unknown" version="1"><meta><instanceID>uuid:%s</instanceID></meta></data>',
            404,
        ),
        (
            b'<data id="worksite" version="9"><meta><instanceID>uuid:%s</instanceID></meta></data>',
            404,
        ),
        (b'<data id="worksite" version="1"><note>%s</note></data>', 400),
    ],
)
def test_a_form_nobody_published_or_without_number_is_refused(phone, xml, status):
    with pytest.raises(CollectError) as refusal:
        phone.send(xml % str(uuid.uuid4()).encode())
    assert refusal.value.status == status
    assert str(refusal.value)
    assert not Arrival.objects.exists()


def test_a_revoked_phone_hears_and_says_nothing(phone, form, amina, device, at):
    phone.send(form())
    revoke_phone(by=amina, device=device, at=at)
    seconds_later()
    with pytest.raises(CollectError) as refusal:
        phone.forms()
    assert refusal.value.status == 404
    with pytest.raises(CollectError):
        phone.send(form())
    assert Arrival.objects.count() == 1


def test_a_phone_falls_silent_when_its_bearer_leaves(phone, amina, today):
    Membership.objects.filter(user=amina.user).update(ends_on=today.replace(year=2021))
    seconds_later()
    with pytest.raises(CollectError):
        phone.forms()


def test_a_phone_falls_silent_when_its_bearer_may_not_sign_in(phone, amina):
    phone.forms()
    amina.user.is_active = False
    amina.user.save()
    seconds_later()
    with pytest.raises(CollectError):
        phone.forms()


@pytest.mark.parametrize("wrong", ["nonsense", "1.wrong", "99999.x", "x" * 500, "²³.x"])
def test_a_wrong_token_opens_nothing(phone, wrong, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    stranger = Collect(f"http://localhost/key/{wrong}", in_process(Client()))
    with pytest.raises(CollectError) as refusal:
        stranger.forms()
    assert refusal.value.status == 404


@override_settings(ACCOUNT_RATE_LIMITS={"phone_token": "3/m/ip"})
def test_wrong_tokens_are_not_tried_for_ever(phone):
    stranger = Collect("http://localhost/key/1.wrong", in_process(Client()))
    said = []
    for _ in range(5):
        with pytest.raises(CollectError) as refusal:
            stranger.forms()
        said.append(refusal.value.status)
    assert said == [404, 404, 404, 429, 429]
    assert phone.forms()  # who has a right token does not wait for those who have none


def test_who_is_signed_in_sends_nothing_without_a_token(as_amina, sarajevo):
    assert as_amina.post(f"/key/{sarajevo.pk}.wrong/submission").status_code == 404


def test_answers_keep_every_header_of_ours(phone, token):
    answer = Client().get(f"/key/{token}/formList")
    assert answer.headers["X-OpenRosa-Version"] == "1.0"
    assert answer.headers["Cache-Control"] == "no-store"
    for header in ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"):
        assert answer.headers[header]
    assert not answer.cookies


def test_a_refusal_is_said_in_her_language(phone, amina):
    amina.user.language = "ru"
    amina.user.save()
    answer = phone._ask("GET", f"{phone.server}/entities/nothing.csv")
    assert answer.status == 404
    assert answer.headers["Content-Language"] == "ru"
