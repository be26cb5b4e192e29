"""Addresses of the shell: the component gallery and the place's accent. Both are open to anyone."""

from django.urls import path

from hedgerow.shell import views

app_name = "shell"
urlpatterns = [
    path("components/", views.gallery, name="gallery"),
    path("components/map.json", views.gallery_map, name="gallery_map"),
    path("accent/<slug:colour>.css", views.accent, name="accent"),
]
