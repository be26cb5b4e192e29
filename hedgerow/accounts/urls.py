"""Addresses of accounts."""

from django.urls import path

from hedgerow.accounts.views import account, links, signing_in, team

app_name = "accounts"
urlpatterns = [
    path("sign-in/", signing_in.sign_in, name="sign_in"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("sign-in/forgotten/", signing_in.forgotten, name="forgotten"),
    path("link/<str:token>/", links.follow, name="follow"),
    path("account/", account.account, name="account"),
    path("account/name/", account.account_name, name="account_name"),
    path("account/password/", account.account_password, name="account_password"),
    path("account/password/new/", signing_in.choose_password, name="choose_password"),
    path("account/email/", account.account_email, name="account_email"),
    path("account/sign-out-elsewhere/", account.end_sessions, name="end_sessions"),
    path("account/sign-ins/<int:pk>/end/", account.end_session, name="end_session"),
    path("account/devices/<int:pk>/forget/", account.forget_device, name="forget_device"),
    path("settings/team/", team.team, name="team"),
    path("settings/team/add/", team.invite, name="invite"),
    path("settings/team/<int:pk>/", team.colleague, name="colleague"),
    path("settings/team/<int:pk>/link/", team.link, name="link"),
    path("settings/team/<int:pk>/invite/", team.invite_again, name="invite_again"),
    path("settings/team/<int:pk>/withdraw/", team.withdraw, name="withdraw"),
    path("settings/team/<int:pk>/second-factor/", team.reset_second_factor, name="reset_second_factor"),
    path("settings/team/<int:pk>/active/", team.active, name="active"),
    path("settings/teams/add/", team.save_team, name="team_add"),
    path("settings/teams/<int:pk>/", team.save_team, name="team_change"),
]
