"""Addresses of our words."""

from django.urls import path

from hedgerow.charter.views import words as views

app_name = "charter"
urlpatterns = [
    path("settings/words/", views.words, name="words"),
    path("settings/words/add/<str:function>/", views.add_activity, name="add_activity"),
    path("settings/words/<slug:code>/", views.change_activity, name="change_activity"),
    path("settings/words/<slug:code>/do/", views.act, name="act"),
    path("settings/priorities/", views.priorities, name="priorities"),
    path("settings/priorities/<slug:code>/", views.priority, name="priority"),
]
