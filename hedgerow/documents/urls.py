"""Addresses of documents: in a group's space, for our team, and behind a link."""

from django.urls import path

from hedgerow.documents import views

app_name = "documents"
urlpatterns = [
    path("documents/", views.all_documents, name="all"),
    path("documents/<int:pk>/check/", views.check, name="check"),
    path("documents/shared/<str:token>/", views.shared, name="shared"),
    path("documents/shared/<str:token>/<int:pk>/", views.shared_file, name="shared_file"),
    path("space/groups/<int:pk>/documents/", views.own, name="own"),
    path("space/groups/<int:pk>/documents/add/", views.add, name="add"),
    path("space/groups/<int:pk>/documents/share/", views.share, name="share"),
    path("space/groups/<int:pk>/documents/<int:document>/remove/", views.remove, name="remove"),
    path("space/groups/<int:pk>/documents/shares/<int:share>/end/", views.end, name="end"),
]
