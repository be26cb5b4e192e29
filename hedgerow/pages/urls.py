"""Addresses of the pages that cross functions."""

from django.urls import path

from hedgerow.pages.views import home, my_work, search

app_name = "pages"
urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("search/suggest/", search.suggest, name="suggest"),
    path("my-work/", my_work.my_work, name="my_work"),
]
