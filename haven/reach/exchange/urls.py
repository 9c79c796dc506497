from django.urls import path

from haven.reach.exchange import views

app_name = "exchange"
urlpatterns = [
    path("exchange/", views.index, name="index"),
    path("exchange/empty-workbook/", views.empty, name="empty"),
    path("exchange/files/<int:pk>/", views.file, name="file"),
    path("exchange/files/<int:pk>/progress/", views.progress, name="progress"),
    path("exchange/files/<int:pk>/confirm/", views.confirm, name="confirm"),
    path("exchange/files/<int:pk>/discard/", views.discard, name="discard"),
    path("exchange/files/<int:pk>/continue/", views.go_on, name="continue"),
    path("exchange/exports/", views.exports, name="exports"),
    path("exchange/exports/<int:pk>/approve/", views.approve, name="approve"),
    path("exchange/exports/<int:pk>/take/", views.take, name="take"),
    path("exchange/exports/<int:pk>/download/", views.download, name="download"),
]
