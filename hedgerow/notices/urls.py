"""Addresses of notices: /contracts/ for everybody, /notices/ for our team, and in the spaces of groups and bodies."""

from django.urls import path

from hedgerow.notices.views import bodies, consortia, managing, public, reading, space, wishes

app_name = "notices"
urlpatterns = [
    path("contracts/", public.contracts, name="contracts"),
    path("contracts/<int:pk>/", public.notice, name="notice"),
    path("contracts/letters/<str:token>/", wishes.wish, name="wish"),
    path("contracts/letters/<str:token>/stop/", wishes.wish_stop, name="wish_stop"),
    path("notices/", managing.manage, name="manage"),
    path("notices/<int:pk>/", managing.manage_notice, name="manage_notice"),
    path("notices/<int:pk>/edit/", managing.edit, name="edit"),
    path("notices/<int:pk>/check/", managing.check, name="check"),
    path("notices/<int:pk>/close/", managing.close, name="close"),
    path("notices/early/<int:body>/", managing.announce, name="announce"),
    path("notices/read/", reading.read, name="read"),
    path("notices/read/<int:pk>/", reading.reading, name="reading"),
    path("notices/read/<int:pk>/apply/", reading.apply, name="apply"),
    path("notices/read/<int:pk>/leave/", reading.leave, name="leave"),
    path("notices/consortia/", consortia.consortia, name="consortia"),
    path("notices/consortia/<int:pk>/", consortia.consortium, name="consortium"),
    path("notices/consortia/<int:pk>/ask/", consortia.ask, name="ask"),
    path("notices/consortia/<int:pk>/give-up/", consortia.give_up, name="give_up"),
    path("notices/parts/<int:pk>/<slug:answer>/", consortia.answer, name="answer"),
    path("notices/<int:pk>/together/", consortia.begin, name="begin"),
    path("space/bodies/<int:pk>/notices/", bodies.of_body, name="of_body"),
    path("space/bodies/<int:pk>/notices/add/", bodies.body_add, name="body_add"),
    path("space/bodies/<int:pk>/notices/<int:notice>/", bodies.body_edit, name="body_edit"),
    path("space/bodies/<int:pk>/notices/<int:notice>/close/", bodies.body_close, name="body_close"),
    path("space/groups/<int:pk>/contracts/", space.own, name="own"),
    path("space/groups/<int:pk>/contracts/letters/", space.own_letters, name="own_letters"),
    path("space/groups/<int:pk>/contracts/aside/<int:aside>/", space.own_again, name="own_again"),
    path("space/groups/<int:pk>/contracts/<int:notice>/", space.own_notice, name="own_notice"),
    path("space/groups/<int:pk>/contracts/<int:notice>/aside/", space.own_aside, name="own_aside"),
    path("space/groups/<int:pk>/contracts/<int:notice>/together/", space.own_begin, name="own_begin"),
    path("space/groups/<int:pk>/consortia/<int:consortium>/", space.own_consortium, name="own_consortium"),
    path("space/groups/<int:pk>/consortia/<int:consortium>/ask/", space.own_ask, name="own_ask"),
    path("space/groups/<int:pk>/consortia/<int:consortium>/give-up/", space.own_give_up, name="own_give_up"),
    path("space/groups/<int:pk>/parts/<int:part>/<slug:answer>/", space.own_answer, name="own_answer"),
]
