"""Addresses of funding: /funds/ for everybody, /funding/ for our team, and in each group's own space."""

from django.urls import path

from hedgerow.funding.views import bids, drafts, feeds, managing, pasting, public, reading, space, who

app_name = "funding"
urlpatterns = [
    path("funds/", public.funds, name="funds"),
    path("funds/feed.json", feeds.feed, name="feed"),
    path("funds/feed.csv", feeds.feed_table, name="feed_table"),
    path("funds/could-we/", public.could_we_any, name="could_we_any"),
    path("funds/<int:pk>/", public.fund, name="fund"),
    path("funds/<int:pk>/could-we/", public.could_we, name="could_we"),
    path("funds/<int:pk>/closed/", public.closed, name="closed"),
    path("funding/", managing.board, name="board"),
    path("funding/groups/", managing.choose, name="choose"),
    path("funding/funds/", managing.manage, name="manage"),
    path("funding/funds/add/", managing.fund_add, name="fund_add"),
    path("funding/funds/paste/", pasting.paste, name="paste"),
    path("funding/funds/drafts/", drafts.drafts, name="drafts"),
    path("funding/funds/drafts/<int:pk>/take/", drafts.draft_take, name="draft_take"),
    path("funding/funds/drafts/<int:pk>/dismiss/", drafts.draft_dismiss, name="draft_dismiss"),
    path("funding/funds/<int:pk>/edit/", managing.fund_change, name="fund_change"),
    path("funding/funds/<int:pk>/state/", managing.fund_state, name="fund_state"),
    path("funding/lists/", reading.feeds, name="feeds"),
    path("funding/lists/<int:pk>/", reading.feed, name="feed_read"),
    path("funding/lists/<int:pk>/again/", reading.again, name="feed_again"),
    path("funding/lists/<int:pk>/forget/", reading.forget, name="feed_forget"),
    path("funding/funds/<int:pk>/who/", who.who, name="who"),
    path("funding/funds/<int:pk>/who/<int:group>/suggest/", who.suggest, name="suggest"),
    path("funding/bids/add/", bids.bid_add, name="bid_add"),
    path("funding/bids/<int:pk>/", bids.bid, name="bid"),
    path("funding/bids/<int:pk>/edit/", bids.bid_change, name="bid_change"),
    path("funding/bids/<int:pk>/back/", bids.bid_back, name="bid_back"),
    path("funding/bids/<int:pk>/<slug:kind>/", bids.bid_step, name="bid_step"),
    path("space/groups/<int:pk>/funding/", space.own, name="own"),
    path("space/groups/<int:pk>/funding/answers/", space.own_answers, name="own_answers"),
    path("space/groups/<int:pk>/funding/consider/<int:fund>/", space.own_consider, name="own_consider"),
    path("space/groups/<int:pk>/funding/bids/", space.own_bids, name="own_bids"),
    path("space/groups/<int:pk>/funding/bids/add/", space.own_bid_add, name="own_bid_add"),
    path("space/groups/<int:pk>/funding/bids/<int:bid>/", space.own_bid_page, name="own_bid"),
    path("space/groups/<int:pk>/funding/bids/<int:bid>/edit/", space.own_bid_change, name="own_bid_change"),
    path("space/groups/<int:pk>/funding/bids/<int:bid>/back/", space.own_bid_back, name="own_bid_back"),
    path("space/groups/<int:pk>/funding/bids/<int:bid>/<slug:kind>/", space.own_bid_step, name="own_bid_step"),
]
