"""Addresses of readings."""

from django.urls import path

from hedgerow.evidence.views import readings

app_name = "evidence"
urlpatterns = [
    path("evidence/", readings.reading, name="reading"),
    path("evidence/entries/", readings.entries, name="entries"),
]
