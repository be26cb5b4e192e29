"""Addresses of sharing."""

from django.urls import path

from hedgerow.engines.sharing import views

app_name = "sharing"
urlpatterns = [
    path("embed/<slug:kind>/", views.embed, name="embed"),
    path("settings/sharing/", views.sharing, name="sharing"),
    path("settings/sharing/sites/", views.allow, name="allow"),
    path("settings/sharing/sites/<int:pk>/stop/", views.stop, name="stop"),
]
