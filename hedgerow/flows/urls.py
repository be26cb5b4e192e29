"""Addresses of the money map."""

from django.urls import path

from hedgerow.flows.views import maps

app_name = "flows"
urlpatterns = [
    path("money-map/", maps.money, name="money"),
    path("money-map/wards.geojson", maps.map_, name="map"),
    path("money-map/themes/", maps.themes, name="themes"),
    path("money-map/who/", maps.who, name="who"),
    path("money-map/<slug:code>/", maps.ward, name="ward"),
]
