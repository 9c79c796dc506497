from django.urls import path

from haven.foundation.instruments.views import asking, keeping, showing

app_name = "instruments"
urlpatterns = [
    path("questionnaires/", showing.index, name="list"),
    path("questionnaires/add/", keeping.add, name="add"),
    path("questionnaires/box/", keeping.take_from_box, name="box"),
    path("questionnaires/<uuid:pk>/", showing.detail, name="detail"),
    path("questionnaires/<uuid:pk>/form.xml", showing.form, name="form"),
    path("questionnaires/<uuid:pk>/workbook/", showing.workbook, name="workbook"),
    path("questionnaires/<uuid:pk>/blank/", showing.blank, name="blank"),
    path("questionnaires/<uuid:pk>/ask/", asking.ask, name="ask"),
    path("questionnaires/<uuid:pk>/send/", asking.send, name="send"),
    path("questionnaires/<uuid:pk>/sent/", asking.sent, name="sent"),
    path("questionnaires/<uuid:pk>/publish/", keeping.publish_it, name="publish"),
    path("questionnaires/<uuid:pk>/withdraw/", keeping.withdraw_it, name="withdraw"),
    path("questionnaires/<uuid:pk>/review/<str:language>/", keeping.review_it, name="review"),
]
