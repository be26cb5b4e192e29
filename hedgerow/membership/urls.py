"""Addresses of membership."""

from django.urls import path

from hedgerow.membership.views import applications, kinds, members, own, public

app_name = "membership"
urlpatterns = [
    path("join/", public.join, name="join"),
    path("join/sent/", public.sent, name="sent"),
    path("join/renewed/", public.renewed, name="renewed"),
    path("our-members/", public.our_members, name="our_members"),
    path("members/", members.members, name="members"),
    path("members/add/", members.add, name="add"),
    path("members/applications/", applications.applications, name="applications"),
    path("members/applications/<int:pk>/", applications.application, name="application"),
    path("members/<int:pk>/", members.member, name="member"),
    path("settings/membership/", kinds.kinds, name="kinds"),
    path("settings/membership/add/", kinds.add, name="add_kind"),
    path("settings/membership/<int:pk>/", kinds.kind, name="kind"),
    path("space/groups/<int:pk>/membership/", own.own, name="own"),
]
