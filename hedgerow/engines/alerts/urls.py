"""Addresses of alerts."""

from django.urls import path

from hedgerow.engines.alerts import views

app_name = "alerts"
urlpatterns = [
    path("tell-me/<slug:kind>/", views.ask, name="ask"),
    path("told/<str:token>/", views.mine, name="mine"),
    path("told/<str:token>/stop/", views.stop, name="stop"),
]
