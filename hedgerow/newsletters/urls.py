"""Addresses of newsletters."""

from django.urls import path

from hedgerow.newsletters.views import own, public, subjects, subscribers, writing

app_name = "newsletters"
urlpatterns = [
    path("newsletter/", public.home, name="home"),
    path("newsletter/asked/", public.asked, name="asked"),
    path("newsletter/<int:pk>/", public.read, name="read"),
    path("newsletter/mine/<str:token>/", own.mine, name="mine"),
    path("newsletter/mine/<str:token>/stop/", own.stop, name="stop"),
    path("newsletters/", writing.issues, name="issues"),
    path("newsletters/write/", writing.begin, name="begin"),
    path("newsletters/<int:pk>/", writing.write, name="write"),
    path("newsletters/<int:pk>/look/", writing.look, name="look"),
    path("newsletters/<int:pk>/sent/", writing.sent, name="sent"),
    path("newsletters/parts/<int:pk>/", writing.part, name="part"),
    path("newsletters/subscribers/", subscribers.subscribers, name="subscribers"),
    path("settings/newsletters/", subjects.subjects, name="subjects"),
    path("settings/newsletters/add/", subjects.add, name="add_subject"),
    path("settings/newsletters/<int:pk>/", subjects.subject, name="subject"),
]
