"""Addresses of the pages that cross functions."""

from django.urls import path

from hedgerow.pages.views import group, home, my_work, places, search

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
    path("groups/<int:pk>/", group.group, name="group"),
]
