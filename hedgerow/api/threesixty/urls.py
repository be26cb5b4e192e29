"""The addresses of our awards."""

from django.urls import path

from hedgerow.api.threesixty import views

app_name = "api_threesixty"
urlpatterns = [
    path("awards.json", views.as_json, name="awards"),
    path("awards.csv", views.as_csv, name="awards_csv"),
]
