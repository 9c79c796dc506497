import pytest
from django.urls import include, path

from haven.foundation.access.actors import Actor
from haven.foundation.access.models import User
from haven.foundation.access.roles import Role
from haven.web.navigation import places


def page(request):
    raise NotImplementedError


urlpatterns = [
    path("", page, name="home"),
    path("find/", page, name="find"),
    path("accounts/", include("allauth.urls")),
]


def somebody(role):
    return Actor(user=User(username="somebody"), roles=frozenset({(1, role)}))


@pytest.mark.urls(__name__)
def test_a_place_nobody_built_is_left_out():
    assert [place.url for place in places("/", somebody(Role.CASE_WORKER))] == ["/", "/find/"]


@pytest.mark.urls(__name__)
def test_a_place_where_she_has_no_work_is_left_out():
    assert [place.url for place in places("/", somebody(Role.ANALYST))] == ["/"]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(("path", "here"), [("/", "/"), ("/find/x/", "/find/"), ("/y/", "/")])
def test_the_nearest_place_is_where_she_is(path, here):
    hers = places(path, somebody(Role.CASE_WORKER))
    assert [place.url for place in hers if place.here] == [here]
