"""Addresses of spaces."""

from django.urls import path

from hedgerow.spaces.views import body, bookings, group, home, people, sharing, team

app_name = "spaces"
urlpatterns = [
    path("space/", home.home, name="home"),
    path("space/me/", home.own, name="own"),
    path("space/groups/<int:pk>/", group.group, name="group"),
    path("space/groups/<int:pk>/record/", group.record, name="record"),
    path("space/groups/<int:pk>/bookings/", bookings.bookings, name="bookings"),
    path("space/groups/<int:pk>/people/", people.people, name="people"),
    path("space/groups/<int:pk>/sharing/", sharing.sharing, name="sharing"),
    path("space/groups/<int:pk>/sharing/give/", sharing.give, name="share"),
    path("space/sharing/<int:pk>/stop/", sharing.stop, name="stop_sharing"),
    path("space/people/<int:pk>/invite/", people.invite, name="invite"),
    path("space/access/<int:pk>/", people.access, name="access"),
    path("space/invitations/<int:pk>/", people.invitation, name="invitation"),
    path("space/bodies/<int:pk>/", body.body, name="body"),
    path("space/bodies/<int:pk>/officers/", body.officers, name="officers"),
    path("space/bodies/<int:pk>/groups/<int:group>/", body.body_group, name="body_group"),
    path("invitations/", people.invite_person, name="invite_person"),
    path("groups/<int:pk>/acting/", team.acting, name="acting"),
    path("groups/<int:pk>/acting/trust/", team.trust, name="trust"),
]
