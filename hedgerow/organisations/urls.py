"""Addresses of organisations."""

from django.urls import path

from hedgerow.organisations.views import correcting, directory, duplicates, editing, own_record, register

app_name = "organisations"
urlpatterns = [
    path("groups/", directory.directory, name="directory"),
    path("groups/map/", directory.on_map, name="map"),
    path("groups/suggest/", directory.suggest, name="suggest"),
    path("groups/add/", editing.add, name="add"),
    path("groups/register/", register.register, name="register"),
    path("groups/register/add/", register.add_from_register, name="add_from_register"),
    path("groups/duplicates/", duplicates.duplicates, name="duplicates"),
    path("groups/<int:pk>/edit/", editing.change, name="change"),
    path("groups/<int:pk>/publish/", editing.publish, name="publish"),
    path("groups/<int:pk>/close/", editing.close, name="close"),
    path("groups/<int:pk>/set-back/", editing.set_back, name="set_back"),
    path("groups/<int:pk>/how-often/", editing.cadence, name="cadence"),
    path("groups/<int:pk>/history/", editing.history, name="history"),
    path("groups/<int:pk>/correct/", correcting.correct, name="correct"),
    path("groups/<int:pk>/merge/<int:other>/", duplicates.merge, name="merge"),
    path("groups/<int:pk>/not/<int:other>/", duplicates.not_duplicate, name="not_duplicate"),
    path("space/groups/<int:pk>/details/", own_record.own_record, name="own_record"),
    path("groups/merges/<int:pk>/undo/", duplicates.unmerge, name="unmerge"),
]
