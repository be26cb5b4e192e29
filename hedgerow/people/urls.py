"""Addresses of people."""

from django.urls import path

from hedgerow.people.views import confidential, consent, contacts, duplicates, leads, listing, own, preferences, roles

app_name = "people"
urlpatterns = [
    path("people/", listing.contacts, name="contacts"),
    path("people/suggest/", listing.suggest, name="suggest"),
    path("people/add/", contacts.add, name="add"),
    path("people/duplicates/", duplicates.duplicates, name="duplicates"),
    path("people/<int:pk>/merge/<int:other>/", duplicates.merge, name="merge"),
    path("people/<int:pk>/not/<int:other>/", duplicates.not_same, name="not_same"),
    path("people/merges/<int:pk>/undo/", duplicates.unmerge, name="unmerge"),
    path("people/<int:pk>/", contacts.contact, name="contact"),
    path("people/<int:pk>/edit/", contacts.change, name="change"),
    path("people/<int:pk>/in-touch/", contacts.in_touch, name="in_touch"),
    path("people/<int:pk>/answers/", contacts.answers, name="answers"),
    path("people/<int:pk>/told/", consent.told, name="told"),
    path("people/<int:pk>/send/", consent.send, name="send"),
    path("people/<int:pk>/needs/", consent.needs, name="needs"),
    path("people/<int:pk>/role/", roles.give, name="give_role"),
    path("people/roles/<int:pk>/", roles.change, name="change_role"),
    path("people/roles/<int:pk>/end/", roles.end, name="end_role"),
    path("people/roles/<int:pk>/back/", roles.back, name="role_back"),
    path("my-details/", own.details, name="own"),
    path("my-details/me/", own.that_is_me, name="that_is_me"),
    path("my-details/edit/", own.edit, name="own_edit"),
    path("my-details/preferences/", own.own_preferences, name="own_preferences"),
    path("my-details/needs/", own.own_needs, name="own_needs"),
    path("preferences/stopped/", preferences.stopped, name="stopped"),
    path("preferences/<str:token>/", preferences.preferences, name="preferences"),
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
