"""Addresses of questions and promises."""

from django.urls import path

from hedgerow.bridge.views import answering, answers, groups, keeping, officers, promises, public, theirs

app_name = "bridge"
urlpatterns = [
    path("questions/", public.questions, name="public"),
    path("questions/<int:pk>/", public.question, name="public_question"),
    path("promises/", public.promises, name="public_promises"),
    path("promises/<int:pk>/", public.promise, name="public_promise"),
    path("answer/<str:token>/", answering.answer, name="answer"),
    path("bridge/", keeping.now, name="now"),
    path("bridge/questions/", keeping.questions, name="questions"),
    path("bridge/questions/add/", keeping.add, name="add"),
    path("bridge/questions/<int:pk>/", keeping.question, name="question"),
    path("bridge/questions/<int:pk>/edit/", keeping.change, name="change"),
    path("bridge/questions/<int:pk>/outcome/", keeping.outcome, name="outcome"),
    path("bridge/questions/<int:pk>/answers/", answers.answers, name="answers"),
    path("bridge/questions/<int:pk>/answers/add/", answers.add, name="add_answer"),
    path("bridge/promises/", promises.promises, name="promises"),
    path("bridge/promises/add/", promises.add, name="add_promise"),
    path("bridge/promises/<int:pk>/", promises.promise, name="promise"),
    path("bridge/promises/<int:pk>/edit/", promises.change, name="change_promise"),
    path("space/groups/<int:pk>/questions/", groups.questions, name="to_group"),
    path("space/groups/<int:pk>/questions/<int:question>/", groups.question, name="group_question"),
    path("space/bodies/<int:pk>/questions/", officers.questions, name="of_body"),
    path("space/bodies/<int:pk>/questions/add/", officers.add, name="ask"),
    path("space/bodies/<int:pk>/questions/<int:question>/", officers.question, name="own_question"),
    path("space/bodies/<int:pk>/questions/<int:question>/edit/", officers.change, name="change_own"),
    path("space/bodies/<int:pk>/questions/<int:question>/outcome/", officers.outcome, name="own_outcome"),
    path("space/bodies/<int:pk>/questions/<int:question>/answers/", officers.answers, name="own_answers"),
    path("space/bodies/<int:pk>/promises/", theirs.promises, name="body_promises"),
    path("space/bodies/<int:pk>/promises/<int:promise>/", theirs.promise, name="body_promise"),
]
