from django.urls import path

import haven.foundation.addresses  # noqa: F401 - the codes in addresses
from haven.people.assessments.views import asking, reading

app_name = "assessments"
urlpatterns = [
    path("cases/<code:code>/questionnaires/", asking.choose, name="choose"),
    path("cases/<code:code>/questionnaires/<uuid:pk>/", asking.fill, name="fill"),
    path("cases/<code:code>/questionnaires/<uuid:pk>/send/", asking.send, name="send"),
    path("cases/<code:code>/questionnaires/<uuid:pk>/draft/", asking.draft, name="draft"),
    path("answers/<uuid:pk>/", reading.detail, name="detail"),
    path("answers/<uuid:pk>/files/<int:number>/", reading.file, name="file"),
    path("answers/<uuid:pk>/follow/<slug:name>/", reading.follow, name="follow"),
    path("answers/<uuid:pk>/decline/<slug:name>/", reading.decline, name="decline"),
]
