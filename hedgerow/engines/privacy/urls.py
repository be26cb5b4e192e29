"""Addresses about people's data."""

from django.urls import path

from hedgerow.engines.privacy.views import keeping, people

app_name = "privacy"
urlpatterns = [
    path("settings/people-data/", people.people, name="people"),
    path("settings/people-data/<str:who>/", people.person, name="person"),
    path("settings/people-data/<str:who>/file/", people.give, name="give"),
    path("settings/people-data/<str:who>/erase/", people.erase, name="erase"),
    path("settings/retention/", keeping.retention, name="retention"),
    path("settings/retention/<str:kind>/", keeping.rule, name="rule"),
    path("settings/processing/", keeping.processing, name="processing"),
]
