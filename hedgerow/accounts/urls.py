"""Addresses of accounts."""

from django.urls import path

from hedgerow.accounts import views

app_name = "accounts"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("welcome/<str:uid>/<str:token>/", views.set_password, name="set_password"),
    path("account/", views.account, name="account"),
    path("account/name/", views.account_name, name="account_name"),
    path("account/password/", views.account_password, name="account_password"),
    path("settings/team/", views.team, name="team"),
    path("settings/team/add/", views.invite, name="invite"),
    path("settings/team/<int:pk>/", views.colleague, name="colleague"),
    path("settings/team/<int:pk>/link/", views.link, name="link"),
    path("settings/team/<int:pk>/active/", views.active, name="active"),
    path("settings/teams/add/", views.save_team, name="team_add"),
    path("settings/teams/<int:pk>/", views.save_team, name="team_change"),
]
