"""Addresses of the place's settings, neighbourhoods and notes. The pages of places are in `pages`."""

from django.urls import path

from hedgerow.places import views

app_name = "places"
urlpatterns = [
    path("logo/<slug:print>/", views.logo, name="logo"),
    path("settings/place/", views.place_settings, name="place_settings"),
    path("neighbourhoods/", views.neighbourhoods, name="neighbourhoods"),
    path("neighbourhoods/add/", views.add_neighbourhood, name="add_neighbourhood"),
    path("neighbourhoods/<slug:code>/", views.change_neighbourhood, name="change_neighbourhood"),
    path("neighbourhoods/<slug:code>/remove/", views.remove_neighbourhood, name="remove_neighbourhood"),
    path("places/<slug:code>/know/", views.knowledge_add, name="knowledge_add"),
    path("what-we-know/<int:pk>/", views.knowledge, name="knowledge"),
]
