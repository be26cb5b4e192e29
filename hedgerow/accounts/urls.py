"""Addresses of accounts."""

from django.urls import path

from hedgerow.accounts.views import account, links, signing_in, team

app_name = "accounts"
urlpatterns = [
    path("sign-in/", signing_in.sign_in, name="sign_in"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("welcome/<str:uid>/<str:token>/", signing_in.set_password, name="set_password"),
    path("link/<str:token>/", links.follow, name="follow"),
    path("account/", account.account, name="account"),
    path("account/name/", account.account_name, name="account_name"),
    path("account/password/", account.account_password, name="account_password"),
    path("settings/team/", team.team, name="team"),
    path("settings/team/add/", team.invite, name="invite"),
    path("settings/team/<int:pk>/", team.colleague, name="colleague"),
    path("settings/team/<int:pk>/link/", team.link, name="link"),
    path("settings/team/<int:pk>/active/", team.active, name="active"),
    path("settings/teams/add/", team.save_team, name="team_add"),
    path("settings/teams/<int:pk>/", team.save_team, name="team_change"),
]
