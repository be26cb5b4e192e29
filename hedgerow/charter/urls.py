"""Addresses of our words, our agreement, and what public bodies say matters to them."""

from django.urls import path

from hedgerow.charter.views import bodies, drafting, public, signing, words

app_name = "charter"
urlpatterns = [
    path("charter/", public.charter, name="charter"),
    path("charter.jsonld", public.data, name="data"),
    path("charter/<int:number>/", public.numbered, name="version"),
    path("charter/<int:number>.jsonld", public.numbered_data, name="version_data"),
    path("charter/<int:number>/agreement.pdf", public.document, name="document"),
    path("charter/<int:number>/differences/", public.differences, name="differences"),
    path("charter/schemes/", public.schemes, name="schemes"),
    path("charter/conditions/", public.strong, name="conditions"),
    path("charter/compare/", public.compare, name="compare"),
    path("settings/words/", words.words, name="words"),
    path("settings/words/add/<str:function>/", words.add_activity, name="add_activity"),
    path("settings/words/<slug:code>/", words.change_activity, name="change_activity"),
    path("settings/words/<slug:code>/do/", words.act, name="act"),
    path("settings/priorities/", words.priorities, name="priorities"),
    path("settings/priorities/<slug:code>/", words.priority, name="priority"),
    path("settings/agreement/", drafting.agreement, name="agreement"),
    path("settings/agreement/promises/", drafting.promises, name="promises"),
    path("settings/agreement/promises/<int:pk>/", drafting.promise, name="promise"),
    path("settings/agreement/who/", drafting.performers, name="performers"),
    path("settings/agreement/schemes/", drafting.matches, name="matches"),
    path("settings/agreement/signing/", signing.signing, name="signing"),
    path("settings/agreement/signing/<int:pk>/", signing.party, name="party"),
    path("bodies/<int:pk>/priorities/", bodies.under_body, name="under_body"),
    path("space/groups/<int:pk>/agreement/", signing.own, name="own"),
    path("space/bodies/<int:pk>/agreement/", signing.of_body, name="of_body"),
    path("space/bodies/<int:pk>/priorities/", bodies.own_priorities, name="own_priorities"),
]
