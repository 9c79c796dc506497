from django.urls import path

from haven.reach.capture import views

app_name = "capture"
of_phones = [
    path("key/<str:token>/formList", views.form_list, name="phone_form_list"),
    path("key/<str:token>/submission", views.submission, name="phone_submission"),
    path("key/<str:token>/forms/<uuid:edition>.xml", views.form, name="phone_form"),
    path("key/<str:token>/forms/<uuid:edition>/manifest", views.manifest, name="phone_manifest"),
    path("key/<str:token>/entities/<str:named>.csv", views.entities, name="phone_entities"),
    path("key/<str:token>/entities/<str:named>/integrity", views.integrity, name="phone_integrity"),
    path("key/<str:token>/pieces/<uuid:instance>", views.pieces, name="phone_pieces"),
]
urlpatterns = [
    *of_phones,
    path("phones/", views.phones, name="phones"),
    path("phones/<int:pk>/revoke/", views.revoke, name="revoke"),
    path("arrivals/", views.arrivals, name="arrivals"),
    path("arrivals/<uuid:pk>/", views.arrival, name="arrival"),
    path("arrivals/<uuid:pk>/again/", views.again, name="again"),
    path("arrivals/<uuid:pk>/set-aside/", views.aside, name="aside"),
    path("contradictions/<int:pk>/settle/", views.settle, name="settle"),
]
