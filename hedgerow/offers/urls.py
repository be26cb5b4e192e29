"""Addresses of problems and offers."""

from django.urls import path

from hedgerow.offers.views import body, group, keeping, offers, parts, public, reporting, returns

app_name = "offers"
urlpatterns = [
    path("sector-offers/", public.delivered, name="public"),
    path("sector-offers/<int:pk>/", public.offer, name="public_offer"),
    path("offer-reports/<str:token>/", reporting.told, name="tell"),
    path("offers/", keeping.board, name="board"),
    path("offers/problems/add/", keeping.add, name="add"),
    path("offers/problems/<int:pk>/", keeping.problem, name="problem"),
    path("offers/problems/<int:pk>/edit/", keeping.change, name="change"),
    path("offers/problems/<int:pk>/offer/", offers.begin, name="begin"),
    path("offers/<int:pk>/", offers.offer, name="offer"),
    path("offers/<int:pk>/edit/", offers.change, name="change_offer"),
    path("offers/<int:pk>/answer/", offers.answer, name="answer"),
    path("offers/<int:pk>/delivered/", offers.deliver, name="deliver"),
    path("offers/<int:pk>/offer.pdf", offers.paper, name="paper"),
    path("offers/<int:pk>/parts/add/", parts.add, name="add_part"),
    path("offers/parts/<int:pk>/", parts.part, name="part"),
    path("offers/reports/<int:pk>/", reporting.by_hand, name="report"),
    path("offers/returns/<int:pk>/", returns.ours, name="return"),
    path("space/groups/<int:pk>/offers/", group.offers, name="own"),
    path("space/groups/<int:pk>/offers/problems/<int:problem>/", group.problem, name="own_problem"),
    path("space/groups/<int:pk>/offers/parts/<int:part>/", group.part, name="own_part"),
    path("space/groups/<int:pk>/offers/reports/<int:report>/", group.report, name="own_report"),
    path("space/groups/<int:pk>/offers/returns/<int:period>/", group.returned, name="own_return"),
    path("space/bodies/<int:pk>/offers/", body.problems, name="of_body"),
    path("space/bodies/<int:pk>/offers/state/", body.state, name="of_body_state"),
    path("space/bodies/<int:pk>/offers/<int:problem>/", body.problem, name="of_body_problem"),
    path("space/bodies/<int:pk>/offers/<int:problem>/edit/", body.change, name="of_body_change"),
    path("space/bodies/<int:pk>/offers/<int:problem>/offer.pdf", body.paper, name="of_body_paper"),
    path("space/bodies/<int:pk>/offers/returns/<int:period>/", body.returned, name="of_body_return"),
]
