"""Addresses of imports."""

from django.urls import path

from hedgerow.engines.imports import views

app_name = "imports"
urlpatterns = [
    path("imports/", views.index, name="index"),
    path("imports/run/<int:pk>/", views.run, name="run"),
    path("imports/run/<int:pk>/columns/", views.columns, name="columns"),
    path("imports/run/<int:pk>/words/", views.words, name="words"),
    path("imports/run/<int:pk>/left-out.csv", views.left_out, name="left_out"),
    path("imports/run/<int:pk>/apply/", views.apply, name="apply"),
    path("imports/run/<int:pk>/undo/", views.undo, name="undo"),
    path("imports/<slug:kind>/", views.upload, name="upload"),
    path("imports/<slug:kind>/template.<str:form>", views.template, name="template"),
]
