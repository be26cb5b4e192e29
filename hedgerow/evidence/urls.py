"""Addresses of readings."""

from django.urls import path

from hedgerow.evidence import views

app_name = "evidence"
urlpatterns = [
    path("evidence/", views.reading, name="reading"),
    path("evidence/entries/", views.entries, name="entries"),
]
