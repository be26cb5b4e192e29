"""Addresses of verification."""

from django.urls import path

from hedgerow.engines.verification import views

app_name = "verification"
urlpatterns = [
    path("still-right/", views.confirm, name="confirm"),
    path("still-right/<str:token>/", views.asked, name="asked"),
]
