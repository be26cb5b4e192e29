"""Addresses of the trail."""

from django.urls import path

from hedgerow.engines.audit import views

app_name = "audit"
urlpatterns = [
    path("settings/history/", views.trail, name="trail"),
    path("history/<str:ref>/", views.record, name="record"),
]
