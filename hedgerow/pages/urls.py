"""Addresses of the pages that cross functions."""

from django.urls import path

from hedgerow.pages.views import first_run, group, home, my_work, places, search

app_name = "pages"
urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("search/suggest/", search.suggest, name="suggest"),
    path("my-work/", my_work.my_work, name="my_work"),
    path("places/", places.places, name="places"),
    path("places/map/", places.places_map, name="places_map"),
    path("places/<slug:code>/", places.place, name="place"),
    path("places/<slug:code>/map/", places.place_map, name="place_map"),
    path("begin/", first_run.begin, name="begin"),
    path("begin/you/", first_run.begin_you, name="begin_you"),
    path("settings/up/", first_run.setup, name="setup"),
    path("settings/up/area/", first_run.setup_area, name="setup_area"),
    path("settings/up/name/", first_run.setup_name, name="setup_name"),
    path("settings/up/mail/", first_run.setup_mail, name="setup_mail"),
    path("settings/up/colleagues/", first_run.setup_colleagues, name="setup_colleagues"),
    path("groups/<int:pk>/", group.group, name="group"),
]
