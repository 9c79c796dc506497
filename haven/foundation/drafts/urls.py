from django.urls import path, register_converter

from haven.foundation.drafts import views
from haven.foundation.drafts.models import LONGEST_PAGE_CODE


class PageCode:
    """Words and codes joined by hyphens, such as ``intake`` or ``case-7K3M-92QX-note``."""

    regex = rf"(?=[^/]{{1,{LONGEST_PAGE_CODE}}}/)[a-z]+(?:-[0-9A-Za-z]+)*"

    def to_python(self, value: str) -> str:
        return value

    to_url = to_python


register_converter(PageCode, "page_code")

app_name = "drafts"
urlpatterns = [path("drafts/<page_code:page>/", views.keep, name="keep")]
