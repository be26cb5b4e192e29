"""Addresses of networks: what anybody sees under /networks/, our team under /convening/, a group in its space."""

from django.urls import path

from hedgerow.convening.views import agenda, meetings, members, networks, public, space, votes, work

app_name = "convening"
urlpatterns = [
    path("networks/", public.networks, name="public"),
    path("networks/<int:pk>/", public.about, name="about"),
    path("networks/meetings/<uuid:pk>/", public.minutes, name="minutes"),
    path("networks/read/<str:token>/", public.read_by_link, name="read"),
    path("convening/", networks.networks, name="networks"),
    path("convening/add/", networks.add, name="add"),
    path("convening/<int:pk>/", networks.network, name="network"),
    path("convening/<int:pk>/edit/", networks.change, name="change"),
    path("convening/<int:pk>/end/", networks.end, name="end"),
    path("convening/<int:pk>/members/", members.members, name="members"),
    path("convening/<int:pk>/attendance/", networks.attendance, name="attendance"),
    path("convening/<int:pk>/plan/", meetings.plan, name="plan"),
    path("convening/<int:pk>/actions/add/", work.add_network_action, name="add_network_action"),
    path("convening/<int:pk>/votes/add/", votes.call, name="call_vote"),
    path("convening/members/<int:pk>/", members.member, name="member"),
    path("convening/meetings/", meetings.meetings, name="meetings"),
    path("convening/meetings/<uuid:pk>/", meetings.meeting, name="meeting"),
    path("convening/meetings/<uuid:pk>/minutes/", meetings.minutes_state, name="minutes_state"),
    path("convening/meetings/<uuid:pk>/call/", meetings.call, name="call"),
    path("convening/meetings/<uuid:pk>/papers/", meetings.paper, name="paper"),
    path("convening/meetings/<uuid:pk>/agenda/", agenda.add_item, name="add_item"),
    path("convening/meetings/<uuid:pk>/decide/", work.decide, name="decide"),
    path("convening/meetings/<uuid:pk>/actions/add/", work.add_action, name="add_action"),
    path("convening/items/<int:pk>/", agenda.item, name="item"),
    path("convening/items/<int:pk>/minutes/", agenda.write, name="write"),
    path("convening/decisions/", work.decisions, name="decisions"),
    path("convening/decisions/<int:pk>/", work.decision, name="decision"),
    path("convening/actions/", work.all_actions, name="actions"),
    path("convening/actions/<int:pk>/", work.action, name="action"),
    path("convening/votes/", votes.votes, name="votes"),
    path("convening/votes/<int:pk>/", votes.vote, name="vote"),
    path("space/groups/<int:pk>/networks/", space.ours, name="ours"),
    path("space/groups/<int:pk>/networks/<int:network>/", space.our_network, name="our_network"),
    path("space/groups/<int:pk>/networks/actions/<int:action>/", space.our_action, name="our_action"),
]
