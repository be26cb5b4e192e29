"""The address of the feed of roles."""

from django.urls import path

from hedgerow.api.volunteering import views

app_name = "api_volunteering"
urlpatterns = [path("volunteer/roles.jsonld", views.roles, name="roles")]
