"""Addresses of funding: /funds/ for everybody, /funding/ for our team, and in each group's own space."""

from django.urls import path

from hedgerow.funding.views import bids, managing, outcomes, public, space, support

app_name = "funding"
urlpatterns = [
    path("funds/", public.funds, name="funds"),
    path("funds/could-we/", public.could_we_any, name="could_we_any"),
    path("funds/outcomes/", outcomes.outcomes, name="outcomes"),
    path("funds/<int:pk>/", public.fund, name="fund"),
    path("funds/<int:pk>/could-we/", public.could_we, name="could_we"),
    path("funds/<int:pk>/closed/", public.closed, name="closed"),
    path("funding/", managing.board, name="board"),
    path("funding/groups/", managing.choose, name="choose"),
    path("funding/funds/", managing.manage, name="manage"),
    path("funding/funds/add/", managing.fund_add, name="fund_add"),
    path("funding/funds/<int:pk>/edit/", managing.fund_change, name="fund_change"),
    path("funding/funds/<int:pk>/state/", managing.fund_state, name="fund_state"),
    path("funding/bids/add/", bids.bid_add, name="bid_add"),
    path("funding/bids/<int:pk>/", bids.bid, name="bid"),
    path("funding/bids/<int:pk>/edit/", bids.bid_change, name="bid_change"),
    path("funding/bids/<int:pk>/back/", bids.bid_back, name="bid_back"),
    path("funding/bids/<int:pk>/help/", support.bid_help, name="bid_help"),
    path("funding/bids/<int:pk>/help/<int:help>/back/", support.help_back, name="help_back"),
    path("funding/bids/<int:pk>/papers/", support.bid_paper, name="bid_paper"),
    path("funding/bids/<int:pk>/papers/<int:paper>/remove/", support.bid_paper_remove, name="bid_paper_remove"),
    path("funding/projects/", support.projects, name="projects"),
    path("funding/secured/", support.secured, name="secured"),
    path("funding/same-fund/", support.rivals, name="rivals"),
    path("funding/same-fund/<int:pk>/introduce/", support.introduce, name="introduce"),
    path("funding/bids/<int:pk>/<slug:kind>/", bids.bid_step, name="bid_step"),
    path("space/groups/<int:pk>/funding/", space.own, name="own"),
    path("space/groups/<int:pk>/funding/answers/", space.own_answers, name="own_answers"),
    path("space/groups/<int:pk>/funding/consider/<int:fund>/", space.own_consider, name="own_consider"),
    path("space/groups/<int:pk>/funding/bids/", space.own_bids, name="own_bids"),
    path("space/groups/<int:pk>/funding/bids/add/", space.own_bid_add, name="own_bid_add"),
    path("space/groups/<int:pk>/funding/bids/<int:bid>/", space.own_bid_page, name="own_bid"),
    path("space/groups/<int:pk>/funding/bids/<int:bid>/edit/", space.own_bid_change, name="own_bid_change"),
    path("space/groups/<int:pk>/funding/bids/<int:bid>/back/", space.own_bid_back, name="own_bid_back"),
    path("space/groups/<int:pk>/funding/projects/", support.own_projects, name="own_projects"),
    path("space/groups/<int:pk>/funding/projects/add/", support.own_project_add, name="own_project_add"),
    path("space/groups/<int:pk>/funding/projects/<int:project>/", support.own_project, name="own_project"),
    path(
        "space/groups/<int:pk>/funding/projects/<int:project>/edit/",
        support.own_project_change,
        name="own_project_change",
    ),
    path("space/groups/<int:pk>/funding/bids/<int:bid>/papers/", support.own_bid_paper, name="own_bid_paper"),
    path(
        "space/groups/<int:pk>/funding/bids/<int:bid>/papers/<int:paper>/remove/",
        support.own_bid_paper_remove,
        name="own_bid_paper_remove",
    ),
    path("space/groups/<int:pk>/funding/bids/<int:bid>/<slug:kind>/", space.own_bid_step, name="own_bid_step"),
]
