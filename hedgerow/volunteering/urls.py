"""Addresses of volunteering."""

from django.urls import path

from hedgerow.volunteering.views import applying, hours, own, people, roles, searching, space, team

app_name = "volunteering"
GROUP = "space/groups/<int:pk>/volunteers/"
urlpatterns = [
    path("volunteer/", searching.search, name="search"),
    path("volunteer/map/", searching.on_map, name="map"),
    path("volunteer/call-me/", applying.call_me, name="call_me"),
    path("volunteer/call-me/thank-you/", applying.called, name="called"),
    path("volunteer/roles/<int:pk>/", searching.role, name="role"),
    path("volunteer/roles/<int:pk>/apply/", applying.apply, name="apply"),
    path("volunteer/roles/<int:pk>/thank-you/", applying.thanks, name="thanks"),
    path("volunteer/mine/<str:token>/", own.mine, name="mine"),
    path(GROUP, space.space, name="space"),
    path(GROUP + "people/", space.board, name="board"),
    path(GROUP + "people/<int:application>/", people.in_space, name="own_application"),
    path(GROUP + "hours/", hours.waiting, name="hours"),
    path(GROUP + "add/", roles.add_own, name="add_own"),
    path(GROUP + "roles/<int:role>/", roles.edit, name="edit"),
    path("volunteering/", team.overview, name="overview"),
    path("volunteering/people/", team.people, name="people"),
    path("volunteering/people/<int:pk>/", people.for_team, name="application"),
    path("volunteering/people/<int:pk>/decide/", people.decide, name="decide"),
    path("volunteering/people/<int:pk>/pass-on/", people.pass_on, name="pass_on"),
    path("volunteering/people/<int:pk>/introduce/", people.introduce, name="introduce"),
    path("volunteering/placements/<int:pk>/", people.placement, name="placement"),
    path("volunteering/placements/<int:pk>/end/", people.end, name="end"),
    path("volunteering/hours/<int:pk>/", hours.one, name="hours_of"),
    path("volunteering/hours/<int:pk>/decide/", hours.decide, name="decide_hours"),
    path("volunteering/roles/", team.roles, name="roles"),
    path("volunteering/roles/add/", roles.add, name="add"),
    path("volunteering/roles/<int:pk>/move/", roles.move, name="move"),
]
