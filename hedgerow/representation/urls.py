"""Addresses of representation."""

from django.urls import path

from hedgerow.representation.views import elections, keeping, meetings, public, spaces, speaking

app_name = "representation"
urlpatterns = [
    path("who-speaks-for-us/", public.seats, name="public"),
    path("who-speaks-for-us/<int:pk>/", public.seat, name="public_seat"),
    path("who-speaks-for-us/elections/<int:pk>/", public.election, name="public_election"),
    path("speaking/<str:token>/", speaking.speak, name="speak"),
    path("representation/", keeping.seats, name="seats"),
    path("representation/add/", keeping.add, name="add"),
    path("representation/<int:pk>/", keeping.seat, name="seat"),
    path("representation/<int:pk>/edit/", keeping.change, name="change"),
    path("representation/<int:pk>/fill/", keeping.fill, name="fill"),
    path("representation/<int:pk>/elect/", elections.call, name="call"),
    path("representation/holders/<int:pk>/", keeping.leave, name="leave"),
    path("representation/meetings/<int:pk>/", meetings.meeting, name="meeting"),
    path("representation/reports/", meetings.reports, name="reports"),
    path("representation/elections/", elections.elections, name="elections"),
    path("representation/elections/<int:pk>/", elections.election, name="election"),
    path("space/groups/<int:pk>/seats/", spaces.own, name="own"),
    path("space/bodies/<int:pk>/seats/", spaces.of_body, name="of_body"),
]
