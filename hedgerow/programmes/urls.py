"""Addresses of our own grants: /grants/ for everybody, /programmes/ for our team, and in each group's own space."""

from django.urls import path

from hedgerow.programmes import urls_after
from hedgerow.programmes.views import public, reading, running, space

app_name = "programmes"
urlpatterns = [
    path("grants/", public.listing, name="rounds"),
    path("grants/<int:pk>/", public.round_, name="round"),
    path("grants/<int:pk>/form.pdf", public.sheet, name="sheet"),
    path("programmes/", running.listing, name="running"),
    path("programmes/add/", running.add_programme, name="add_programme"),
    path("programmes/<int:pk>/change/", running.change_programme, name="change_programme"),
    path("programmes/<int:pk>/rounds/add/", running.add_round, name="add_round"),
    path("programmes/rounds/<int:pk>/", running.run, name="run"),
    path("programmes/rounds/<int:pk>/change/", running.change_round, name="change_round"),
    path("programmes/rounds/<int:pk>/who/", running.criteria, name="criteria"),
    path("programmes/rounds/<int:pk>/step/", running.step, name="step"),
    path("programmes/rounds/<int:pk>/form/", running.form, name="form"),
    path("programmes/rounds/<int:pk>/form/move/", running.form_move, name="form_move"),
    path("programmes/rounds/<int:pk>/form/add/", running.form_question, name="form_add"),
    path("programmes/rounds/<int:pk>/form/<slug:name>/", running.form_question, name="form_question"),
    path("programmes/rounds/<int:pk>/guide/", running.guide, name="guide"),
    path("programmes/rounds/<int:pk>/applications/", running.applications_, name="applications"),
    path("programmes/applications/<int:pk>/", reading.application, name="application"),
    path("space/groups/<int:pk>/grants/", space.own, name="own"),
    path("space/groups/<int:pk>/grants/<int:round_>/begin/", space.begin, name="begin"),
    path("space/groups/<int:pk>/grants/joint/<int:other>/", space.own_joint, name="own_joint"),
    path("space/groups/<int:pk>/grants/applications/<int:application>/", space.own_application, name="own_application"),
    path("space/groups/<int:pk>/grants/applications/<int:application>/check/", space.own_check, name="own_check"),
    path(
        "space/groups/<int:pk>/grants/applications/<int:application>/withdraw/", space.own_withdraw, name="own_withdraw"
    ),
    path("space/groups/<int:pk>/grants/applications/<int:application>/others/", space.own_others, name="own_others"),
    *urls_after.urlpatterns,
]
