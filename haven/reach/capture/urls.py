from django.urls import path

from haven.reach.capture import views
from haven.reach.capture.views import field

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
of_the_field = [
    path("field/", field.page, name="field"),
    path("field/manifest.webmanifest", field.manifest, name="field_manifest"),
    path("field/worker.js", field.worker, name="field_worker"),
    path("field/enrol/", field.enrol, name="field_enrol"),
    path("field/packs/<int:device>/", field.pack, name="field_pack"),
    path("field/sync/", field.stands, name="field_stands"),
    path("field/sync/parcels/<uuid:number>", field.receive, name="field_parcel"),
    path("parcels/", field.parcels, name="parcels"),
    path("parcels/<uuid:pk>/", field.parcel, name="parcel"),
    path("parcels/<uuid:pk>/take/", field.take, name="parcel_take"),
    path("parcels/<uuid:pk>/set-aside/", field.aside, name="parcel_aside"),
]
urlpatterns = [
    *of_phones,
    *of_the_field,
    path("phones/", views.phones, name="phones"),
    path("phones/<int:pk>/revoke/", views.revoke, name="revoke"),
    path("arrivals/", views.arrivals, name="arrivals"),
    path("arrivals/<uuid:pk>/", views.arrival, name="arrival"),
    path("arrivals/<uuid:pk>/again/", views.again, name="again"),
    path("arrivals/<uuid:pk>/set-aside/", views.aside, name="aside"),
    path("contradictions/<int:pk>/settle/", views.settle, name="settle"),
]
