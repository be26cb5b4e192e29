"""Addresses of what crosses functions."""

from django.urls import path

from hedgerow.workflows import views

app_name = "workflows"
urlpatterns = [
    path("funds/<int:fund>/not-yet/<int:pk>/", views.not_eligible_yet, name="not_eligible_yet"),
    path("grants/<int:decision>/help/<int:pk>/", views.refused_asks_help, name="refused_asks_help"),
    path("programmes/rounds/<int:pk>/residents/", views.panel_decides, name="panel_decides"),
    path("volunteering/roles/from-bid/<int:pk>/", views.won_bid, name="won_bid"),
    path("advocacy/patterns/", views.patterns, name="patterns"),
    path("advocacy/patterns/issue/", views.pattern_becomes_issue, name="pattern_becomes_issue"),
    path("advocacy/from-decision/<int:pk>/", views.decision_becomes_ask, name="decision_becomes_ask"),
    path("contracts/<int:notice>/bid/<int:pk>/", views.notice_alone, name="notice_alone"),
    path("notices/consortia/<int:pk>/bid/", views.notice_together, name="notice_together"),
]
