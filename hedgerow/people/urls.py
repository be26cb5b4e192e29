"""Addresses of people."""

from django.urls import path

from hedgerow.people.views import confidential, leads

app_name = "people"
urlpatterns = [
    path("confidential/", confidential.confidential, name="confidential"),
    path("confidential/raise/", confidential.raise_concern, name="raise_concern"),
    path("confidential/raised/", confidential.concern_raised, name="concern_raised"),
    path("confidential/note/", confidential.write_note, name="write_note"),
    path("confidential/<uuid:pk>/", confidential.confidential_one, name="confidential_one"),
    path("confidential/<uuid:pk>/done/", confidential.act, name="confidential_act"),
    path("confidential/<uuid:pk>/readers/", confidential.add_reader, name="confidential_add_reader"),
    path("confidential/<uuid:pk>/readers/<int:user>/", confidential.end_reader, name="confidential_end_reader"),
    path("confidential/<uuid:pk>/keep/", confidential.keep, name="confidential_keep"),
    path("confidential/<uuid:pk>/erase/", confidential.erase, name="confidential_erase"),
    path("settings/safeguarding/", leads.leads, name="leads"),
    path("settings/safeguarding/<int:pk>/end/", leads.end_lead, name="end_lead"),
]
