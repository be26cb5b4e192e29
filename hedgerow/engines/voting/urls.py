"""Addresses of votes."""

from django.urls import path

from hedgerow.engines.voting import views

app_name = "voting"
urlpatterns = [
    path("vote/<str:token>/", views.ballot, name="ballot"),
    path("votes/<int:pk>/", views.outcome, name="outcome"),
    path("votes/<int:pk>/ballots/", views.ballots, name="ballots"),
]
