"""Addresses of the record of work."""

from django.urls import path

from hedgerow.ledger.views import drafts, entries, payers, quick, sheet

app_name = "ledger"
urlpatterns = [
    path("log/", quick.quick, name="quick"),
    path("log/groups/", quick.group_options, name="group_options"),
    path("work/", entries.entries, name="entries"),
    path("work/day-sheet/", sheet.day_sheet, name="day_sheet"),
    path("work/day-sheet/enter/", sheet.enter_sheet, name="enter_sheet"),
    path("work/drafts/", drafts.drafts, name="drafts"),
    path("work/drafts/address/", drafts.own_address, name="own_log_address"),
    path("work/drafts/<uuid:pk>/", drafts.draft, name="draft"),
    path("work/drafts/<uuid:pk>/record/", drafts.confirm, name="confirm_draft"),
    path("work/drafts/<uuid:pk>/discard/", drafts.discard, name="discard_draft"),
    path("work/<uuid:pk>/", entries.entry, name="entry"),
    path("work/<uuid:pk>/edit/", quick.change, name="change"),
    path("work/<uuid:pk>/remove/", entries.reverse, name="reverse"),
    path("work/<uuid:pk>/outcome/", entries.outcome, name="outcome"),
    path("work/<uuid:pk>/erase-note/", entries.erase_note, name="erase_note"),
    path("settings/who-funds-our-time/", payers.payers, name="payers"),
    path("settings/who-funds-our-time/<int:pk>/", payers.payer, name="payer"),
]
