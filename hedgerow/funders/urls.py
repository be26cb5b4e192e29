"""Addresses of funders: for everybody, for our team, and in each group's own space."""

from django.urls import path

from hedgerow.funders.views import checking, group, public

app_name = "funders"
urlpatterns = [
    path("funders/", public.funders, name="funders"),
    path("funders/check/", checking.check, name="check"),
    path("funders/<str:key>/", public.funder, name="funder"),
    path("space/groups/<int:pk>/funding/near/", group.near, name="near"),
]
