"""Addresses of to-dos."""

from django.urls import path

from hedgerow.engines.todo import views

app_name = "todo"
urlpatterns = [
    path("to-do/add/", views.add, name="add"),
    path("to-do/<int:pk>/done/", views.finish, name="finish"),
    path("to-do/<int:pk>/not-done/", views.reopen, name="reopen"),
]
