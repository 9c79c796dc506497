import pytest
from django.urls import include, path

from haven.web.navigation import places


def page(request):
    raise NotImplementedError


urlpatterns = [
    path("", page, name="home"),
    path("find/", page, name="find"),
    path("accounts/", include("allauth.urls")),
]


@pytest.mark.urls(__name__)
def test_a_place_nobody_built_is_left_out():
    assert [place.url for place in places("/")] == ["/", "/find/"]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(("path", "here"), [("/", "/"), ("/find/x/", "/find/"), ("/y/", "/")])
def test_the_nearest_place_is_where_she_is(path, here):
    assert [place.url for place in places(path) if place.here] == [here]
