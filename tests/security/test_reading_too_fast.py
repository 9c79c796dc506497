"""She who opens too many records is told so, calmly."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from haven.foundation.audit.openings import ReadingTooFastError
from haven.web.views import forbidden

pytestmark = pytest.mark.django_db


def test_the_answer_is_calm(amina, rf: RequestFactory):
    request = rf.get("/")
    request.user, request.actor = amina.user, amina
    page = forbidden(request, ReadingTooFastError())
    assert page.status_code == 429
    assert "Your supervisor has been told. Ask her, or wait." in page.content.decode()
    assert forbidden(request, PermissionDenied()).status_code == 403
