from django.urls import path

from haven.insight.statistics import views

urlpatterns = [
    path("evidence/", views.evidence, name="evidence"),
    path("evidence/count-again/", views.count_facts_again, name="count_facts_again"),
]
