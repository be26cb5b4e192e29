"""Addresses of services."""

from django.urls import path

from hedgerow.services.views import public, space, team, writing

app_name = "services"
GROUP = "space/groups/<int:pk>/services/"
urlpatterns = [
    path("services/", public.search, name="search"),
    path("services/map/", public.on_map, name="map"),
    path("services/<int:pk>/", public.service, name="service"),
    path("services/<int:pk>/correct/", public.correct, name="correct"),
    path("services/manage/", team.manage, name="manage"),
    path("services/manage/not-found/", team.missed, name="missed"),
    path("services/manage/add/", team.add, name="add"),
    path(GROUP, space.own, name="own"),
    path(GROUP + "add/", writing.add_own, name="add_own"),
    path(GROUP + "<int:service>/", writing.edit, name="edit"),
    path(GROUP + "<int:service>/move/", writing.move, name="move"),
    path(GROUP + "<int:service>/taking/", space.taking, name="taking"),
    path(GROUP + "<int:service>/still-right/", space.still_right, name="still_right"),
]
